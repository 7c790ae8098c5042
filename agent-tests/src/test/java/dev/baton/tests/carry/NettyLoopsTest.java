// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.Woken;
import io.netty.channel.nio.NioEventLoopGroup;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
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
