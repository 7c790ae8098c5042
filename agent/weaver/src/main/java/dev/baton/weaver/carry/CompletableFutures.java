// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.carry;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.WithoutContext;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;

/**
 * {@code CompletableFuture} of JDK 8–26. Every stage's function runs under the context of the thread that asked for the
 * stage, whichever thread completes the future and whichever executor runs the function, Baton's business or not. All
 * public methods end in a private one for each kind of stage, whose names are the same since 8; there the function is
 * replaced, and nobody outside can see it.
 *
 * <p>A function handed over under no context is left alone. So that it does not meet the context of the request that
 * happens to complete its future, {@code postComplete}, which runs all dependents, runs under none.
 */
public final class CompletableFutures {
    private CompletableFutures() {}

    public static Edge edge() {
        return Edge.between("completablefuture", "CompletableFuture of JDK 8–26")
                .type("java.util.concurrent.CompletableFuture")
                .advice(
                        "asyncSupplyStage|asyncRunStage|uniApplyStage|uniAcceptStage|uniRunStage|uniWhenCompleteStage"
                                + "|uniHandleStage|uniExceptionallyStage|uniComposeStage|uniComposeExceptionallyStage",
                        Second.class,
                        "java.util.concurrent.Executor",
                        "*")
                .advice("uniExceptionallyStage", First.class, "java.util.function.Function") // 8, 11
                .advice(
                        "biApplyStage|biAcceptStage|biRunStage|orApplyStage|orAcceptStage|orRunStage",
                        Third.class,
                        "java.util.concurrent.Executor",
                        "java.util.concurrent.CompletionStage",
                        "*")
                .advice("completeAsync", First.class, "java.util.function.Supplier", "java.util.concurrent.Executor")
                .advice("postComplete", WithoutContext.class);
    }

    static final class First {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 0, readOnly = false, typing = Typing.DYNAMIC) Object function) {
            function = Baton.wrap(function);
        }
    }

    static final class Second {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 1, readOnly = false, typing = Typing.DYNAMIC) Object function) {
            function = Baton.wrap(function);
        }
    }

    static final class Third {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 2, readOnly = false, typing = Typing.DYNAMIC) Object function) {
            function = Baton.wrap(function);
        }
    }
}
