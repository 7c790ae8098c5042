// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.logs.LogLibrary;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.Logger;
import org.jboss.logmanager.MDC;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.AsyncHandler;
import org.jboss.logmanager.handlers.FileHandler;

public final class JbossLogs implements LogLibrary {
    private static final String PATTERN = "%m trace=%X{trace_id} span=%X{span_id} flags=%X{trace_flags} own=%X{own}%n";

    private final LogContext context = LogContext.create();
    private final List<Handler> handlers = new ArrayList<>();
    /** Held, because the log manager would not. */
    private final Map<String, Logger> loggers = new HashMap<>();

    @Override
    public void configure(File directory) throws IOException {
        add("plain", file(directory, "plain", PATTERN));
        add("bare", file(directory, "bare", "%m%n"));
        AsyncHandler async = new AsyncHandler(64);
        async.addHandler(file(directory, "async", PATTERN));
        add("async", async);
    }

    private static Handler file(File directory, String name, String pattern) throws IOException {
        FileHandler handler = new FileHandler(new PatternFormatter(pattern), new File(directory, name + ".log"));
        handler.setAutoFlush(true);
        return handler;
    }

    private void add(String name, Handler handler) {
        handlers.add(handler);
        Logger logger = context.getLogger(name);
        logger.setLevel(Level.INFO);
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
        loggers.put(name, logger);
    }

    @Override
    public void say(String logger, String message) {
        loggers.get(logger).info(message);
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
    public Map<String, ?> mdc() {
        return MDC.copy();
    }

    @Override
    public void close() {
        for (Handler handler : handlers) handler.close();
    }
}
