// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.context;

import java.nio.channels.CompletionHandler;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A function that runs under the context it was handed over in, whichever thread calls it; for places that keep it to
 * themselves, so that nobody misses the function that was given. It is of every type such a place may want; which of them
 * the function really is, the one who calls it knows. What it throws passes.
 */
@SuppressWarnings({"unchecked", "rawtypes"}) // each call is of the type the function was handed over as
public class Carried implements Runnable, Callable, Supplier, Consumer, BiConsumer, CompletionHandler {
    final Object function;
    final Context context;

    private Carried(Object function, Context context) {
        this.function = function;
        this.context = context;
    }

    /** The very same object where it is carried already or is of none of these types. */
    public static Object of(Object function, Context context) {
        if (function instanceof Carried) return function;
        if (function instanceof Function) return new OfOne(function, context);
        if (function instanceof BiFunction) return new OfTwo(function, context);
        boolean isKnown = function instanceof Runnable
                || function instanceof Callable
                || function instanceof Supplier
                || function instanceof Consumer
                || function instanceof BiConsumer
                || function instanceof CompletionHandler;
        return isKnown ? new Carried(function, context) : function;
    }

    @Override
    public final void run() {
        Object scope = Current.open(context);
        try {
            ((Runnable) function).run();
        } finally {
            Current.close(scope);
        }
    }

    @Override
    public final @Nullable Object call() throws Exception {
        Object scope = Current.open(context);
        try {
            return ((Callable) function).call();
        } finally {
            Current.close(scope);
        }
    }

    @Override
    public final @Nullable Object get() {
        Object scope = Current.open(context);
        try {
            return ((Supplier) function).get();
        } finally {
            Current.close(scope);
        }
    }

    @Override
    public final void accept(@Nullable Object argument) {
        Object scope = Current.open(context);
        try {
            ((Consumer) function).accept(argument);
        } finally {
            Current.close(scope);
        }
    }

    @Override
    public final void accept(@Nullable Object first, @Nullable Object second) {
        Object scope = Current.open(context);
        try {
            ((BiConsumer) function).accept(first, second);
        } finally {
            Current.close(scope);
        }
    }

    @Override
    public final void completed(@Nullable Object result, @Nullable Object attachment) {
        Object scope = Current.open(context);
        try {
            ((CompletionHandler) function).completed(result, attachment);
        } finally {
            Current.close(scope);
        }
    }

    @Override
    public final void failed(Throwable thrown, @Nullable Object attachment) {
        Object scope = Current.open(context);
        try {
            ((CompletionHandler) function).failed(thrown, attachment);
        } finally {
            Current.close(scope);
        }
    }

    @Override
    public final String toString() {
        return function.toString();
    }

    /** Apart from {@link OfTwo}: no class can be both, for their {@code andThen} differ in the result only. */
    private static final class OfOne extends Carried implements Function {
        OfOne(Object function, Context context) {
            super(function, context);
        }

        @Override
        public @Nullable Object apply(@Nullable Object argument) {
            Object scope = Current.open(context);
            try {
                return ((Function) function).apply(argument);
            } finally {
                Current.close(scope);
            }
        }
    }

    private static final class OfTwo extends Carried implements BiFunction {
        OfTwo(Object function, Context context) {
            super(function, context);
        }

        @Override
        public @Nullable Object apply(@Nullable Object first, @Nullable Object second) {
            Object scope = Current.open(context);
            try {
                return ((BiFunction) function).apply(first, second);
            } finally {
                Current.close(scope);
            }
        }
    }
}
