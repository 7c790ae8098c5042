// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What several rounds under one agent gave, beside those without an agent.
 *
 * @param <T> of one round
 */
public class Samples<T> {
    public final Agent agent;

    /** One of each round. */
    public final List<T> all;

    private final List<T> without;

    /** @param without those under {@link Agent#NONE}, which may be these themselves */
    public Samples(Agent agent, List<T> all, List<T> without) {
        this.agent = agent;
        this.all = all;
        this.without = without;
    }

    public final double median(ToDoubleFunction<? super T> figure) {
        return Median.of(all, figure);
    }

    public final double added(ToDoubleFunction<? super T> figure) {
        return Median.added(all, without, figure);
    }

    /** How many times the figure without an agent. */
    public final double ratio(ToDoubleFunction<? super T> figure) {
        return Median.ratio(all, without, figure);
    }

    /** Those of the agents with that name. */
    public static <S extends Samples<?>> List<S> named(String name, List<S> of) {
        return of.stream().filter(samples -> samples.agent.name().equals(name)).toList();
    }
}
