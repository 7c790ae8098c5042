// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.logs.LogLibrary;
import java.io.File;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import org.apache.log4j.Appender;
import org.apache.log4j.AsyncAppender;
import org.apache.log4j.FileAppender;
import org.apache.log4j.Level;
import org.apache.log4j.LogManager;
import org.apache.log4j.Logger;
import org.apache.log4j.MDC;
import org.apache.log4j.PatternLayout;

public final class Log4j1Logs implements LogLibrary {
    private static final String PATTERN = "%m trace=%X{trace_id} span=%X{span_id} flags=%X{trace_flags} own=%X{own}%n";

    @Override
    public void configure(File directory) throws IOException {
        Logger.getRootLogger().setLevel(Level.OFF);
        add("plain", file(directory, "plain", PATTERN));
        add("bare", file(directory, "bare", "%m%n"));
        AsyncAppender async = new AsyncAppender();
        async.addAppender(file(directory, "async", PATTERN));
        add("async", async);
    }

    private static Appender file(File directory, String name, String pattern) throws IOException {
        return new FileAppender(new PatternLayout(pattern), new File(directory, name + ".log").getPath());
    }

    private static void add(String name, Appender appender) {
        Logger logger = Logger.getLogger(name);
        logger.setLevel(Level.INFO);
        logger.setAdditivity(false);
        logger.addAppender(appender);
    }

    @Override
    public void say(String logger, String message) {
        Logger.getLogger(logger).info(message);
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
    @SuppressWarnings("unchecked")
    public Map<String, ?> mdc() {
        Map<String, ?> mdc = MDC.getContext();
        return mdc == null ? Collections.<String, Object>emptyMap() : mdc;
    }

    @Override
    public void close() {
        LogManager.shutdown();
    }
}
