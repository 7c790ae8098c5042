// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.Woken;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GenericFutureListener;
import io.netty.util.concurrent.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Under whose context the listeners of Netty's promises run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("netty")
class NettyPromisesTest {
    static {
        Woken.up(); // before Netty's classes load: those that are there already are woven by and by
    }

    private final DefaultEventExecutor loop = new DefaultEventExecutor();
    private final Seen seen = new Seen();
    private final GenericFutureListener<Future<Object>> listener = kept -> seen.run();

    @AfterAll
    void end() {
        loop.shutdownGracefully();
    }

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        Request.assertNothingIsLeft();
    }

    @Test
    void runsUnderTheContextOfWhoeverAddedItAndNotOfWhoeverKeepsThePromise() throws Exception {
        Promise<Object> promise = loop.newPromise();
        List<String> adders = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            try (Request adder = i % 2 == 0 ? Request.traced() : Request.untraced()) {
                adders.add(adder.id);
                promise.addListener(kept -> seen.run());
            }
        }
        try (Request keeper = Request.traced()) {
            promise.setSuccess(keeper);
        }
        assertThat(seen.next(5)).isEqualTo(adders);
    }

    @Test
    void runsUnderItsContextWhenThePromiseIsKeptAlready() throws Exception {
        Promise<Object> promise = loop.newPromise();
        promise.setSuccess("kept");
        try (Request adder = Request.traced()) {
            promise.addListener(listener);
            assertThat(seen.next()).isEqualTo(adder.id);
        }
        promise.addListener(listener);
        assertThat(seen.next()).isEqualTo(Request.NONE);
    }

    /** A lambda that captures nothing is one object for all requests. */
    @Test
    void oneListenerAtManyPromisesHasTheContextOfEach() throws Exception {
        List<Promise<Object>> promises = new ArrayList<>();
        List<String> adders = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Promise<Object> promise = loop.newPromise();
            try (Request adder = i % 3 == 0 ? Request.untraced() : Request.traced()) {
                adders.add(0, adder.id);
                promise.addListener(listener);
            }
            promises.add(0, promise);
        }
        for (Promise<Object> promise : promises) promise.setSuccess("kept");
        assertThat(seen.next(50)).isEqualTo(adders);
    }

    @Test
    void aRemovedListenerLeavesNothing() throws Exception {
        Promise<Object> promise = loop.newPromise();
        try (Request adder = Request.traced()) {
            promise.addListener(listener);
        }
        promise.removeListener(listener);
        promise.addListener(listener);
        promise.setSuccess("kept");
        assertThat(seen.next()).isEqualTo(Request.NONE);
    }
}
