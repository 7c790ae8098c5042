// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.tracers;

import dev.baton.smoke.Jvm;
import dev.baton.smoke.backends.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A request on its way through an application with a tracer: what came, what went on, and what the tracer says of it. */
final class Passage {
    /** Longer than any tracer keeps its spans for itself. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Set<String> BAGGAGE = Set.of("session.id=s1", "user.id=u%201");

    final Inbound inbound;

    private final List<Outbound> calls;
    /** Of each call, if the tracer made a span for it. */
    private final List<Optional<Lineage>> lineages;

    private final String ownHeader;

    private Passage(Inbound inbound, List<Outbound> calls, List<Optional<Lineage>> lineages, String ownHeader) {
        this.inbound = inbound;
        this.calls = calls;
        this.lineages = lineages;
        this.ownHeader = ownHeader;
    }

    static Passage of(Inbound inbound, List<Outbound> calls, Tracer tracer, String answer, Jvm jvm, Intake intake)
            throws Exception {
        List<Optional<Lineage>> lineages = new ArrayList<>();
        for (Outbound call : calls) {
            boolean isTracers = !call.span().isEmpty() && !call.span().equals(Inbound.SPAN);
            Optional<Lineage> lineage = Optional.empty();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (isTracers && lineage.isEmpty() && System.nanoTime() < deadline) {
                lineage = tracer.lineage(call.span(), answer, jvm, intake);
                if (lineage.isEmpty()) Thread.sleep(100);
            }
            lineages.add(lineage);
        }
        return new Passage(inbound, calls, lineages, tracer.ownHeader());
    }

    /** What is wrong with it. */
    List<String> faults(Passage withoutBaton) {
        Set<String> faults = new LinkedHashSet<>();
        for (int i = 0; i < calls.size(); i++) {
            Outbound call = calls.get(i);
            for (String name : call.doubled) faults.add(name + " is there more than once");
            if (!ownHeader.isEmpty()) judgeBeside(call, withoutBaton.calls.get(i), faults);
            else if (inbound.isTraced()) judgeTraced(call, lineages.get(i), faults);
            else judgeUntraced(call, lineages.get(i), withoutBaton.calls.get(i), faults);
        }
        return List.copyOf(faults);
    }

    /** The tracer's own headers are what they were, and Baton's are as if it was alone. */
    private void judgeBeside(Outbound call, Outbound withoutBaton, Set<String> faults) {
        if (!call.headers.equals(inbound.arriving())) faults.add("went on as " + call.headers);
        if (call.lines(ownHeader) != withoutBaton.lines(ownHeader))
            faults.add(ownHeader + " is there " + call.lines(ownHeader) + " times");
    }

    /** The browser's trace, the tracer's span, in each format. */
    private void judgeTraced(Outbound call, Optional<Lineage> lineage, Set<String> faults) {
        for (String format : Outbound.FORMATS) {
            if (!call.ids.containsKey(format)) faults.add(format + " is missing");
        }
        call.ids.forEach((format, ids) -> {
            if (!ids.equals(new Ids(Inbound.TRACE, call.span()))) faults.add(format + " names " + ids);
        });
        if (lineage.isEmpty()) {
            faults.add("the tracer knows no span " + call.span());
        } else {
            if (!lineage.get().traces().equals(Set.of(Inbound.TRACE)))
                faults.add("its spans are of " + lineage.get().traces());
            String cause = lineage.get().cause();
            if (cause != null && !cause.equals(Inbound.SPAN))
                faults.add("its first span is a child of '" + cause + "'");
        }
        String baggage = String.join(",", call.headers.getOrDefault("baggage", List.of()));
        if (!Set.of(baggage.split("\\s*,\\s*")).equals(BAGGAGE)) faults.add("baggage is " + baggage);
        if (inbound.namesRum() && !List.of("rum").equals(call.headers.get("x-datadog-origin")))
            faults.add("x-datadog-origin is " + call.headers.get("x-datadog-origin"));
    }

    /** The trace that the tracer began, in the formats that it writes. */
    private static void judgeUntraced(
            Outbound call, Optional<Lineage> lineage, Outbound withoutBaton, Set<String> faults) {
        if (!call.headers.keySet().equals(withoutBaton.headers.keySet()))
            faults.add("went on with " + call.headers.keySet());
        Set<String> traces = new TreeSet<>();
        call.ids.forEach((format, ids) -> {
            traces.add(Lineage.low(ids.trace()));
            if (!ids.span().equals(call.span())) faults.add(format + " names " + ids);
        });
        if (lineage.isEmpty() || !lineage.get().traces().equals(traces))
            faults.add("its spans are of " + lineage + " and it names " + traces);
    }

    /** The trace of the tracer's spans, in the table's words; of one that Baton cannot follow, its own header. */
    String spans() {
        if (!ownHeader.isEmpty())
            return words(calls.stream()
                    .map(call -> call.lines(ownHeader) == 0 ? "–" : ownHeader + ": " + call.lines(ownHeader))
                    .toList());
        return words(lineages.stream()
                .map(lineage -> lineage.isEmpty() ? "–" : trace(lineage.get().traces()))
                .toList());
    }

    /** What a format names, in the table's words: whose trace, whose span. */
    String names(String format) {
        return words(calls.stream()
                .map(call -> call.doubled.isEmpty() ? words(call.ids.get(format)) : "doubled")
                .toList());
    }

    private static String words(@Nullable Ids ids) {
        if (ids == null) return "–";
        return trace(Set.of(Lineage.low(ids.trace()))) + (ids.span().equals(Inbound.SPAN) ? ", browser's" : ", its");
    }

    private static String trace(Set<String> traces) {
        if (traces.size() > 1) return traces.toString();
        return traces.contains(Inbound.TRACE) ? "browser's" : "own";
    }

    private static String words(List<String> ofCalls) {
        return String.join(" / ", new LinkedHashSet<>(ofCalls));
    }
}
