// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import static dev.baton.core.context.Stacks.frames;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FramesTest {
    private static final String DOOR = "java.lang.Baton.takeOver(Baton.java:300)";
    private static final String TAKE = "java.util.concurrent.LinkedBlockingQueue.take(LinkedBlockingQueue.java:440)";
    private static final String CALL = "sun.net.www.protocol.http.HttpURLConnection.connect(HttpURLConnection.java:1)";
    private static final String SEND = "shop.Mailer.send(Mailer.java:41)";
    private static final String NEXT = "shop.Clerk.next(Clerk.java:20)";
    private static final String RUN = "shop.Clerk.run(Clerk.java:9)";
    private static final String THREAD = "java.lang.Thread.run(Thread.java:840)";

    @Test
    void whatTellsOneLambdaFromAnotherIsLeftOut() {
        assertThat(Frames.withoutHash("shop.Shop$$Lambda/0x00007f1c")).isEqualTo("shop.Shop$$Lambda");
        assertThat(Frames.withoutHash("shop.Shop$Cart")).isEqualTo("shop.Shop$Cart");
    }

    /** Baton's door is not on the stack of this test, so that nothing is before it. */
    @Test
    void whereThereAreNoFramesNobodyIsNamed() {
        Frames none = Frames.here();
        assertThat(none.first()).isEqualTo("?");
        assertThat(none.nearest()).isEqualTo("?");
        assertThat(none.place()).isEqualTo("?");
        assertThat(none.isOfTheJdkAlone()).isTrue();
        assertThat(none.areWithin(none)).isTrue();
    }

    @Test
    void whatIsBehindTheDoorDoesNotShow() {
        Frames frames = frames("dev.baton.core.Room.takeOver(Room.java:386)", DOOR, DOOR, TAKE, RUN, THREAD);
        assertThat(frames.first()).isEqualTo("LinkedBlockingQueue.take");
        assertThat(frames.nearest()).isEqualTo(RUN);
        assertThat(frames("shop.Other.call(Other.java:1)", DOOR).nearest()).isEqualTo("?");
    }

    @Test
    void aPlaceIsWhoCallsAndInWhoseLoop() {
        Frames frames = frames(DOOR, CALL, "okhttp3.Call.execute(Call.java:1)", SEND, NEXT, RUN, THREAD);
        assertThat(frames.nearest()).isEqualTo(SEND);
        assertThat(frames.place()).isEqualTo(SEND + " under " + RUN);
        assertThat(frames(DOOR, CALL, SEND, "io.netty.Loop.run(Loop.java:1)", THREAD)
                        .place())
                .isEqualTo(SEND);
    }

    @Test
    void whereNothingIsTheApplicationsALibraryIsNamedAndElseTheBottom() {
        Frames library =
                frames(DOOR, CALL, "okhttp3.Call.execute(Call.java:1)", "reactor.Loop.run(Loop.java:2)", THREAD);
        assertThat(library.nearest()).isEqualTo("okhttp3.Call.execute(Call.java:1)");
        assertThat(library.place()).isEqualTo("okhttp3.Call.execute(Call.java:1)");
        assertThat(library.isOfTheJdkAlone()).isFalse();
        Frames jdk = frames(DOOR, CALL, "java.util.TimerThread.run(Timer.java:516)");
        assertThat(jdk.nearest()).isEqualTo("java.util.TimerThread.run(Timer.java:516)");
        assertThat(jdk.isOfTheJdkAlone()).isTrue();
    }

    @Test
    void ofAFrameIsToldWhatIsKnown() {
        assertThat(frames(DOOR, "shop.Mailer.send").nearest()).isEqualTo("shop.Mailer.send");
        assertThat(frames(DOOR, "shop.Mailer.send(Mailer.java)").nearest()).isEqualTo("shop.Mailer.send(Mailer.java)");
        assertThat(frames(DOOR, "shop.Mailer.send(Mailer.kt:0)").nearest()).isEqualTo("shop.Mailer.send(Mailer.kt:0)");
        assertThat(frames(DOOR, "shop.Shop$$Lambda/0x00007f1c.run").nearest()).isEqualTo("shop.Shop$$Lambda.run");
    }

    @Test
    void aThreadIsAtWhatItTookUntilTheMethodThatDidReturns() {
        Frames taking = frames(DOOR, TAKE, RUN, THREAD);
        assertThat(frames(DOOR, CALL, SEND, RUN, THREAD).areWithin(taking)).isTrue();
        assertThat(frames(DOOR, RUN, THREAD).areWithin(taking)).isTrue();
        assertThat(frames(DOOR, CALL, SEND, "shop.Idle.run(Idle.java:9)", THREAD)
                        .areWithin(frames(DOOR, TAKE, NEXT, RUN, THREAD)))
                .isFalse();
        assertThat(frames(DOOR, CALL, SEND, THREAD).areWithin(frames(DOOR, TAKE, NEXT, RUN, THREAD)))
                .isFalse();
        assertThat(frames(DOOR, THREAD).areWithin(frames(DOOR, THREAD))).isTrue();
        assertThat(frames(DOOR, TAKE, RUN, THREAD).areWithin(frames(DOOR, RUN, THREAD)))
                .isTrue();
    }

    /** {@code while (true) handle(next());} has returned from what it took the thing by. */
    @Test
    void orWhereTheLoopAtTheBottomTakesThingsByAMethod() {
        Frames taking = frames(DOOR, TAKE, NEXT, RUN, THREAD);
        assertThat(frames(DOOR, CALL, SEND, RUN, THREAD).areWithin(taking)).isTrue();
        String main = "shop.Main.main(Main.java:3)";
        assertThat(frames(DOOR, CALL, SEND, RUN, main).areWithin(frames(DOOR, TAKE, NEXT, RUN, main)))
                .as("a loop that is not at the bottom")
                .isFalse();
        assertThat(frames(DOOR, CALL, SEND, RUN, THREAD)
                        .areWithin(frames(DOOR, TAKE, "shop.Clerk.poll(Clerk.java:30)", NEXT, RUN, THREAD)))
                .as("a method of a method's")
                .isFalse();
    }

    @Test
    void theQueuesOwnMethodsDoNotCountAsTheOneThatTook() {
        String[] queues = {
            "java.util.ArrayDeque.pollFirst",
            "java.util.LinkedList.poll",
            "java.util.concurrent.LinkedBlockingDeque.takeFirst",
            "java.util.AbstractQueue.remove"
        };
        String main = "shop.Main.main(Main.java:3)";
        for (String queue : queues) {
            Frames taking = frames(DOOR, queue, TAKE, NEXT, RUN, main);
            assertThat(frames(DOOR, CALL, SEND, NEXT, RUN, main).areWithin(taking))
                    .as(queue)
                    .isTrue();
        }
        for (String other : new String[] {"shop.Queue.take", "shop.LinkedList.poll", "java.util.Iterator.next"}) {
            Frames taking = frames(DOOR, TAKE, other, RUN, main);
            assertThat(frames(DOOR, CALL, SEND, RUN, main).areWithin(taking))
                    .as(other)
                    .isFalse();
        }
    }

    @Test
    void methodsOfOneNameOrOfOneClassAreNotTheSame() {
        String main = "shop.Main.main(Main.java:3)";
        assertThat(frames(DOOR, CALL, SEND, "shop.Idle.run(Clerk.java:9)", "shop.Main.boot(Main.java:1)", main)
                        .areWithin(frames(DOOR, TAKE, RUN, "shop.Main.boot(Main.java:1)", main)))
                .isFalse();
        assertThat(frames(DOOR, CALL, SEND, "shop.Clerk.rest(Clerk.java:9)", "shop.Main.boot(Main.java:1)", main)
                        .areWithin(frames(DOOR, TAKE, RUN, "shop.Main.boot(Main.java:1)", main)))
                .isFalse();
        assertThat(frames(DOOR, CALL, SEND, "shop.Clerk.run(Clerk.java:99)", "shop.Main.boot(Main.java:1)", main)
                        .areWithin(frames(DOOR, TAKE, RUN, "shop.Main.boot(Main.java:1)", main)))
                .as("the same method at another line")
                .isTrue();
    }
}
