// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.pekko.dispatch.Futures;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.journal.japi.AsyncWriteJournal;
import scala.concurrent.Future;
import scala.concurrent.Promise;
import scala.concurrent.Promise$;

/** A journal that keeps nothing, and that is done with every other write after the next. */
public final class UnevenJournal extends AsyncWriteJournal {
    private static final int LONG_MILLIS = 3;

    private static final AtomicInteger WRITES = new AtomicInteger();
    private static final ScheduledExecutorService DISK = Executors.newScheduledThreadPool(1, task -> {
        Thread thread = new Thread(task, "disk");
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public Future<Iterable<Optional<Exception>>> doAsyncWriteMessages(Iterable<AtomicWrite> messages) {
        List<Optional<Exception>> written = new ArrayList<>();
        for (AtomicWrite ignored : messages) written.add(Optional.empty());
        Promise<Iterable<Optional<Exception>>> promise = Promise$.MODULE$.apply();
        int millis = WRITES.incrementAndGet() % 2 == 0 ? 0 : LONG_MILLIS;
        Object unused = DISK.schedule(() -> promise.success(written), millis, TimeUnit.MILLISECONDS);
        return promise.future();
    }

    @Override
    public Future<Void> doAsyncDeleteMessagesTo(String id, long toSequenceNr) {
        return Futures.successful(null);
    }

    @Override
    public Future<Void> doAsyncReplayMessages(
            String id, long fromSequenceNr, long toSequenceNr, long max, Consumer<PersistentRepr> replayCallback) {
        return Futures.successful(null);
    }

    @Override
    public Future<Long> doAsyncReadHighestSequenceNr(String id, long fromSequenceNr) {
        return Futures.successful(0L);
    }
}
