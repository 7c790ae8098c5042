// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.carry.Hands;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Xnio;
import org.xnio.XnioExecutor;
import org.xnio.XnioWorker;

/** XNIO's I/O threads. */
public final class XnioThreads implements Hands {
    private final XnioWorker worker;

    public XnioThreads() throws IOException {
        worker = Xnio.getInstance(XnioThreads.class.getClassLoader())
                .createWorker(OptionMap.create(Options.WORKER_IO_THREADS, 2));
    }

    @Override
    public void hand(String way, Runnable task, Executor somebody) {
        XnioExecutor thread = worker.getIoThread();
        if (way.equals("executeAfter")) {
            Object unused = thread.executeAfter(task, 1, TimeUnit.MILLISECONDS);
        } else {
            thread.execute(task);
        }
    }

    @Override
    public void close() {
        worker.shutdown();
    }
}
