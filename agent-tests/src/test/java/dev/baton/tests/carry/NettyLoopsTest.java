// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.Woken;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.NonStickyEventExecutorGroup;
import io.netty.util.concurrent.UnorderedThreadPoolEventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Netty's event loops, as executors; other versions of Netty run them in the server's contract. */
@Tag("netty")
class NettyLoopsTest extends ExecutorContract {
    static {
        Woken.up(); // before Netty's classes load: those that are there already are woven by and by
    }

    private final ScheduledExecutorService loops = (ScheduledExecutorService) executor;

    NettyLoopsTest() {
        super(new NioEventLoopGroup(2));
    }

    @Test
    void carriesIntoWhatIsScheduled() throws Exception {
        Seen seen = new Seen();
        for (int round = 0; round < 20; round++) {
            int delay = round % 3;
            try (Request request = Request.traced()) {
                loops.schedule(seen, delay, TimeUnit.MILLISECONDS);
                assertThat(seen.next()).isEqualTo(request.id);
                executor.execute(() -> loops.schedule(seen, delay, TimeUnit.MILLISECONDS));
                assertThat(seen.next()).isEqualTo(request.id);
            }
            loops.schedule(seen, delay, TimeUnit.MILLISECONDS);
            assertThat(seen.next()).isEqualTo(Request.NONE);
        }
    }

    @Test
    void oneTaskThatWaitsSeveralTimesHasItsOwnContextEachTime() throws Exception {
        UnorderedThreadPoolEventExecutor threads = new UnorderedThreadPoolEventExecutor(2);
        EventExecutor inOrder = new NonStickyEventExecutorGroup(threads).next();
        Semaphore gate = new Semaphore(0);
        Seen shared = new Seen();
        List<String> ids = new ArrayList<>();
        inOrder.execute(gate::acquireUninterruptibly);
        for (int i = 0; i < 20; i++) {
            try (Request request = i % 3 == 2 ? Request.untraced() : Request.traced()) {
                ids.add(request.id);
                inOrder.execute(shared);
            }
        }
        gate.release();
        assertThat(shared.next(ids.size())).isEqualTo(ids);
        threads.shutdown();
    }

    @Test
    void aPeriodicTaskIsNobodys() throws Exception {
        Seen seen = new Seen();
        ScheduledFuture<?> periodic;
        try (Request request = Request.traced()) {
            periodic = loops.scheduleAtFixedRate(seen, 0, 1, TimeUnit.MILLISECONDS);
        }
        assertThat(seen.next(10)).containsOnly(Request.NONE);
        periodic.cancel(false);
    }
}
