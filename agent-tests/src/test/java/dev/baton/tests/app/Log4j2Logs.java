// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.logs.LogLibrary;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.Configurator;

/** {@code ring} is a logger behind a ring buffer, {@code labelled} one with a property of the configuration's. */
public final class Log4j2Logs implements LogLibrary {
    private static final String PATTERN = "%m trace=%X{trace_id} span=%X{span_id} flags=%X{trace_flags} own=%X{own}%n";

    private LoggerContext context;

    @Override
    public void configure(File directory) throws Exception {
        String configuration = "<Configuration status='WARN' shutdownHook='disable'><Appenders>"
                + file(directory, "plain", PATTERN)
                + file(directory, "bare", "%m%n")
                + file(directory, "async", PATTERN).replace("name='async'", "name='behind'")
                + "<Async name='async'><AppenderRef ref='behind'/></Async>"
                + file(directory, "ring", PATTERN)
                + file(directory, "labelled", PATTERN)
                + "</Appenders><Loggers>"
                + logger("Logger", "plain", "")
                + logger("Logger", "bare", "")
                + logger("Logger", "async", "")
                + logger("AsyncLogger", "ring", "")
                + logger("Logger", "labelled", "<Property name='own'>label</Property>")
                + "<Root level='ERROR'/></Loggers></Configuration>";
        try (InputStream in = new ByteArrayInputStream(configuration.getBytes(StandardCharsets.UTF_8))) {
            context = Configurator.initialize(getClass().getClassLoader(), new ConfigurationSource(in));
        }
    }

    private static String file(File directory, String name, String pattern) {
        return "<File name='" + name + "' fileName='" + new File(directory, name + ".log")
                + "'><PatternLayout pattern='" + pattern + "'/></File>";
    }

    private static String logger(String element, String name, String property) {
        return '<' + element + " name='" + name + "' level='INFO' additivity='false'><AppenderRef ref='" + name + "'/>"
                + property + "</" + element + '>';
    }

    @Override
    public void say(String logger, String message) {
        context.getLogger(logger).info(message);
    }

    @Override
    public void put(String key, String value) {
        ThreadContext.put(key, value);
    }

    @Override
    public void remove(String key) {
        ThreadContext.remove(key);
    }

    @Override
    public Map<String, ?> mdc() {
        return ThreadContext.getImmutableContext();
    }

    @Override
    public void close() {
        context.stop();
    }
}
