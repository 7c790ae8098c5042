// SPDX-License-Identifier: Apache-2.0
package dev.baton.core;

import dev.baton.core.context.Context;
import dev.baton.core.context.Current;
import dev.baton.core.context.Tasks;
import dev.baton.core.format.Fields;
import dev.baton.core.format.Propagator;
import org.jspecify.annotations.Nullable;

/** What stands behind the door: each call of woven code, handed to the part of Baton that answers it. */
public final class Room extends BatonRoom {
    private static final String[] NOTHING = {};

    private final Propagator propagator;

    private Room(Propagator propagator) {
        this.propagator = propagator;
    }

    /** Opens the door: from now on woven code reaches Baton. */
    public static void install(Propagator propagator) {
        install(new Room(propagator));
    }

    @Override
    protected int key(String name) {
        return Fields.key(name);
    }

    @Override
    protected String[] names() {
        return Fields.names();
    }

    @Override
    protected String[] add(String @Nullable [] headers, int key, String value) {
        return Fields.add(headers, key, value);
    }

    @Override
    protected @Nullable Object extract(String @Nullable [] headers) {
        return headers == null ? null : Context.of(propagator, headers);
    }

    @Override
    protected String[] inbound(@Nullable Object context) {
        return NOTHING;
    }

    @Override
    protected @Nullable Object current() {
        return Current.get();
    }

    @Override
    protected Object open(@Nullable Object context) {
        return Current.open((Context) context);
    }

    @Override
    protected void close(Object scope) {
        Current.close(scope);
    }

    @Override
    protected String[] inject(Object context, String @Nullable [] present) {
        return present == null ? ((Context) context).outbound() : ((Context) context).outbound(present);
    }

    @Override
    protected void capture(Object task) {
        Context context = Current.get();
        if (context != null) Tasks.capture(task, context);
    }

    @Override
    protected void release(Object task) {
        Tasks.take(task);
    }

    @Override
    protected @Nullable Object resume(Object task) {
        Context context = Tasks.take(task);
        return context == null ? null : Current.open(context);
    }

    @Override
    protected Object wrap(Object function) {
        return function;
    }

    @Override
    protected void fault(Throwable fault, String edge) {
        Faults.report(edge, fault);
    }
}
