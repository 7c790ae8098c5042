// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import com.lmax.disruptor.EventFactory;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.dsl.Disruptor;
import dev.baton.tests.carry.Hands;
import java.lang.reflect.Constructor;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** Disruptors: one that was there before any request, or one that is started for it. */
public final class Disruptors implements Hands {
    private static final int SLOTS = 8;

    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final Collection<Disruptor<Runnable[]>> disruptors = new ConcurrentLinkedQueue<>();
    private final Disruptor<Runnable[]> shared = start(ThreadFactory.class);

    public Disruptors() throws ReflectiveOperationException {}

    @Override
    public void hand(String way, Runnable task, Executor somebody) {
        try {
            Disruptor<Runnable[]> disruptor =
                    way.equals("shared") ? shared : start(way.equals("pool") ? Executor.class : ThreadFactory.class);
            disruptor.publishEvent((event, sequence) -> event[0] = task);
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** @param threads what they are from, where the version has such a constructor */
    @SuppressWarnings("unchecked") // so it is made
    private Disruptor<Runnable[]> start(Class<?> threads) throws ReflectiveOperationException {
        Constructor<?> chosen = null;
        for (Constructor<?> each : Disruptor.class.getConstructors()) {
            if (each.getParameterCount() != 3) continue;
            if (chosen == null || each.getParameterTypes()[2] == threads) chosen = each;
        }
        EventFactory<Runnable[]> events = () -> new Runnable[1];
        ThreadFactory factory = Thread::new;
        Disruptor<Runnable[]> disruptor = (Disruptor<Runnable[]>)
                chosen.newInstance(events, SLOTS, chosen.getParameterTypes()[2] == Executor.class ? pool : factory);
        disruptors.add(disruptor);
        EventHandler<Runnable[]> handler = (event, sequence, isLast) -> event[0].run();
        disruptor.handleEventsWith(handler);
        disruptor.start();
        return disruptor;
    }

    @Override
    public void close() {
        for (Disruptor<?> disruptor : disruptors) disruptor.shutdown();
        pool.shutdown();
    }
}
