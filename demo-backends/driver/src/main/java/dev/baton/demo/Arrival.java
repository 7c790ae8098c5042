// SPDX-License-Identifier: Apache-2.0
package dev.baton.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a browser's request arrived at one hop.
 *
 * @param ids the trace as told there, by preference in the way the browser told it; null if nothing told one
 * @param asSent the browser's own formats that arrived
 * @param translated formats that arrived although the browser did not send them
 * @param faults in words, one for each way in which the hop saw something else than the browser sent
 */
record Arrival(Hop hop, @Nullable Ids ids, List<Format> asSent, List<Format> translated, List<String> faults) {
    static Arrival judge(Sent sent, Hop hop) {
        List<Format> asSent = new ArrayList<>();
        List<Format> translated = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (Header line : sent.headers().lines()) {
            compare(line, hop.headers().values(line.name()), faults);
        }
        for (Format format : Format.values()) {
            if (format.isIn(hop.headers())) {
                (format.isIn(sent.headers()) ? asSent : translated).add(format);
                judgeIds(format, sent, hop, faults);
            }
        }
        return new Arrival(hop, firstIds(hop, asSent, translated), asSent, translated, List.copyOf(faults));
    }

    boolean isSame() {
        return faults.isEmpty();
    }

    /** Whether nothing that arrived names a trace; baggage alone does not. */
    boolean isLost() {
        return Stream.concat(asSent.stream(), translated.stream()).allMatch(Format.BAGGAGE::equals);
    }

    private static void compare(Header sent, List<String> arrived, List<String> faults) {
        if (arrived.isEmpty()) {
            faults.add(sent.name() + " did not arrive");
        } else if (arrived.size() > 1) {
            faults.add(sent.name() + " arrived " + arrived.size() + " times");
        } else if (!arrived.get(0).equals(sent.value())) {
            faults.add(sent.name() + " arrived as " + arrived.get(0));
        }
    }

    private static void judgeIds(Format format, Sent sent, Hop hop, List<String> faults) {
        if (format == Format.BAGGAGE) {
            return;
        }
        Ids ids = format.read(hop.headers());
        if (ids == null) {
            faults.add(format.word() + " arrived damaged");
        } else if (!ids.sameAs(sent.ids())) {
            faults.add(format.word() + " names trace " + ids.trace() + ", parent " + ids.parent());
        }
    }

    private static @Nullable Ids firstIds(Hop hop, List<Format> asSent, List<Format> translated) {
        for (List<Format> formats : List.of(asSent, translated)) {
            for (Format format : formats) {
                Ids ids = format.read(hop.headers());
                if (ids != null) {
                    return ids;
                }
            }
        }
        return null;
    }
}
