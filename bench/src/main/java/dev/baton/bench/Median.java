// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What is told of several rounds. */
public final class Median {
    private Median() {}

    public static double of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    public static <T> double of(List<T> samples, ToDoubleFunction<? super T> figure) {
        return of(samples.stream().mapToDouble(figure).toArray());
    }

    /** Of the differences to the samples {@code without} an agent, round by round: a slow minute of the machine does not count. */
    public static <T> double added(List<T> samples, List<T> without, ToDoubleFunction<? super T> figure) {
        double[] differences = new double[samples.size()];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = figure.applyAsDouble(samples.get(i)) - figure.applyAsDouble(without.get(i));
        }
        return of(differences);
    }

    /** Of the ratios, as {@link #added}. */
    public static <T> double ratio(List<T> samples, List<T> without, ToDoubleFunction<? super T> figure) {
        double[] ratios = new double[samples.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = figure.applyAsDouble(samples.get(i)) / figure.applyAsDouble(without.get(i));
        }
        return of(ratios);
    }
}
