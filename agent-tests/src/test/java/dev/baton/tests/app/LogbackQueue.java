// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** An asynchronous appender as applications wrote it before Logback had its own. */
public final class LogbackQueue extends FileAppender<ILoggingEvent> {
    private final BlockingQueue<ILoggingEvent> events = new LinkedBlockingQueue<>();
    private final Thread writer = new Thread(this::write, "log");

    public LogbackQueue() {
        writer.setDaemon(true);
        writer.start();
    }

    @Override
    protected void append(ILoggingEvent event) {
        event.prepareForDeferredProcessing();
        events.add(event);
    }

    private void write() {
        try {
            while (true) super.append(events.take());
        } catch (InterruptedException stop) {
            // The library is stopped.
        }
    }

    @Override
    public void stop() {
        writer.interrupt();
        super.stop();
    }
}
