// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import dev.baton.tests.logs.LogLibrary;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

public final class LogbackLogs implements LogLibrary {
    private static final String FILE = "ch.qos.logback.core.FileAppender";
    private static final String ASYNC = "ch.qos.logback.classic.AsyncAppender";
    private static final String PATTERN =
            "%m trace=%X{trace_id} span=%X{span_id} flags=%X{trace_flags} own=%mdc{own}%n";

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

    @Override
    public void configure(File directory) throws Exception {
        context.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        String configuration = "<configuration>"
                + file(directory, "plain", PATTERN)
                + file(directory, "bare", "%m%n")
                + async(directory)
                + logger("plain")
                + logger("bare")
                + logger("async")
                + "</configuration>";
        configurator.doConfigure(new ByteArrayInputStream(configuration.getBytes(StandardCharsets.UTF_8)));
    }

    private static String async(File directory) {
        String file = file(directory, "async", PATTERN);
        if (!hasAsyncAppender()) return file.replace(FILE, LogbackQueue.class.getName());
        return file.replace("'async'", "'behind'")
                + "<appender name='async' class='" + ASYNC + "'><appender-ref ref='behind'/>"
                + "<discardingThreshold>0</discardingThreshold></appender>";
    }

    /** Since 1.0.4. */
    private static boolean hasAsyncAppender() {
        try {
            Class.forName(ASYNC, false, LogbackLogs.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException older) {
            return false;
        }
    }

    private static String file(File directory, String name, String pattern) {
        return "<appender name='" + name + "' class='" + FILE + "'><file>"
                + new File(directory, name + ".log") + "</file><encoder><pattern>" + pattern
                + "</pattern></encoder></appender>";
    }

    private static String logger(String name) {
        return "<logger name='" + name + "' level='INFO' additivity='false'><appender-ref ref='" + name
                + "'/></logger>";
    }

    @Override
    public void say(String logger, String message) {
        context.getLogger(logger).info(message);
    }

    @Override
    public void put(String key, String value) {
        MDC.put(key, value);
    }

    @Override
    public void remove(String key) {
        MDC.remove(key);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Map<String, ?> mdc() {
        Map<String, ?> mdc = (Map) MDC.getCopyOfContextMap();
        return mdc;
    }

    @Override
    public void close() {
        context.stop();
    }
}
