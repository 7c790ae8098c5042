// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.browser;

import com.grack.nanojson.JsonObject;
import dev.baton.smoke.backends.Format;
import dev.baton.smoke.backends.Ids;
import dev.baton.smoke.backends.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A page's visit to a backend: what came of each call. */
final class Visit {
    private static final Set<String> FORMATS = Set.of("tracecontext", "b3", "b3multi", "datadog");

    private final Map<Call, Outcome> outcomes = new LinkedHashMap<>();
    private final List<String> details = new ArrayList<>();

    private Visit() {}

    static Visit of(Page page, Sdk sdk, JsonObject options, List<Call> calls, Origin lastHop) throws Exception {
        lastHop.calls();
        page.visit(sdk, options, calls);
        List<Origin.Call> arrived = lastHop.calls();
        Visit visit = new Visit();
        for (Call call : calls) {
            List<Map<String, Ids>> told = arrived.stream()
                    .filter(hop -> hop.path().endsWith('/' + call.id()))
                    .map(hop -> Ids.in(Format.arrived(hop.headers())))
                    .toList();
            visit.outcomes.put(call, outcome(page.result(call), page.reported(call), told));
            visit.details.add(
                    call.id() + ": page " + page.result(call) + ", RUM " + page.reported(call) + ", last hop " + told);
        }
        return visit;
    }

    /** @param told the last hop, at each of the calls that the backend made */
    private static Outcome outcome(String result, Optional<Ids> reported, List<Map<String, Ids>> told) {
        if (!result.equals("200")) return told.isEmpty() ? Outcome.BLOCKED : Outcome.UNREADABLE;
        if (told.stream().allMatch(Map::isEmpty)) return Outcome.UNLINKED;
        boolean isLinked = reported.isPresent()
                && told.stream()
                        .allMatch(ids -> ids.keySet().equals(FORMATS)
                                && ids.entrySet().stream()
                                        .allMatch(format -> reported.get().isTold(format.getKey(), format.getValue())));
        return isLinked ? Outcome.LINKED : Outcome.MISLED;
    }

    Outcome outcome(Call call) {
        return outcomes.get(call);
    }

    Set<Outcome> outcomes() {
        return Set.copyOf(outcomes.values());
    }

    /** How many calls came to what. */
    String summary() {
        Map<Outcome, Long> counts = outcomes.values().stream()
                .collect(Collectors.groupingBy(outcome -> outcome, java.util.TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return String.join("\n", details);
    }
}
