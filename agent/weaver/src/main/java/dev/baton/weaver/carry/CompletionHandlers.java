// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import java.nio.channels.CompletionHandler;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodEnter;

/**
 * Completion handlers of asynchronous files and sockets, JDK 8–26: each runs in the context of the one who asked for the
 * operation, and nobody but the channel sees it. A server's handlers of accepted connections are left alone: they accept the
 * next one, for whomever.
 */
public final class CompletionHandlers {
    private CompletionHandlers() {}

    public static Edge edge() {
        return Edge.between("completionhandlers", "completion handlers of asynchronous channels, JDK 8–26")
                .type("sun.nio.ch.AsynchronousFileChannelImpl")
                .advice("read|write", Fourth.class, "java.nio.ByteBuffer", "long", "*", "*")
                .advice("lock", Fifth.class, "long", "long", "boolean", "*", "*")
                .type("sun.nio.ch.AsynchronousSocketChannelImpl")
                .advice("connect", Third.class, "*", "*", "java.nio.channels.CompletionHandler")
                .advice("read|write", Fifth.class, "java.nio.ByteBuffer", "long", "*", "*", "*")
                .advice("read|write", Seventh.class, "*", "int", "int", "long", "*", "*", "*");
    }

    static final class Third {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 2, readOnly = false) CompletionHandler<?, ?> handler) {
            handler = (CompletionHandler<?, ?>) Baton.wrap(handler);
        }
    }

    static final class Fourth {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 3, readOnly = false) CompletionHandler<?, ?> handler) {
            handler = (CompletionHandler<?, ?>) Baton.wrap(handler);
        }
    }

    static final class Fifth {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 4, readOnly = false) CompletionHandler<?, ?> handler) {
            handler = (CompletionHandler<?, ?>) Baton.wrap(handler);
        }
    }

    static final class Seventh {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 6, readOnly = false) CompletionHandler<?, ?> handler) {
            handler = (CompletionHandler<?, ?>) Baton.wrap(handler);
        }
    }
}
