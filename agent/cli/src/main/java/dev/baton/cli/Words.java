// SPDX-License-Identifier: Apache-2.0
package dev.baton.cli;

import dev.baton.core.format.Format;
import dev.baton.core.format.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The parts of an {@link Identity} in words. */
final class Words {
    private Words() {}

    static String key(@Nullable Format format) {
        return format == null ? "none" : format.key();
    }

    /** In the flow of a sentence. */
    static String decision(Identity identity) {
        if (identity.debug()) return "forced by debug";
        Boolean sampled = identity.sampled();
        return sampled == null ? "undecided" : sampled ? "sampled" : "not sampled";
    }

    /** As the value of {@code sampled}. */
    static String sampled(Identity identity) {
        if (identity.debug()) return "yes, forced by debug";
        Boolean sampled = identity.sampled();
        return sampled == null ? "undecided" : sampled ? "yes" : "no";
    }

    /** Says no more than the decision does. */
    static boolean isPlain(@Nullable Integer priority) {
        return priority == null || priority == 0 || priority == 1;
    }

    static String span(String hex) {
        return hex + ", " + Long.toUnsignedString(Long.parseUnsignedLong(hex, 16)) + " in decimal";
    }

    static String tags(Identity identity) {
        StringBuilder words = new StringBuilder();
        for (Map.Entry<String, String> tag : identity.tags().entrySet()) {
            words.append(words.length() == 0 ? "" : ", ");
            words.append(tag.getKey()).append('=').append(tag.getValue());
        }
        return words.toString();
    }

    /** By rule C3: a format without a high half does not say that it is zero. */
    static boolean isSameTrace(Identity one, Identity other) {
        return one.traceIdLow() == other.traceIdLow()
                && (one.traceIdHigh() == other.traceIdHigh() || one.traceIdHigh() == 0 || other.traceIdHigh() == 0);
    }

    /** What is known, but a receiver that reads only {@code format} does not hear; empty if it hears all. */
    static String lost(Identity known, Identity heard, Format format) {
        List<String> lost = new ArrayList<>();
        if (known.traceIdHigh() != heard.traceIdHigh()) lost.add("the high half of the trace id");
        if (!isPlain(known.priority()) && !Objects.equals(known.priority(), heard.priority())) {
            lost.add("priority " + known.priority());
        }
        if (known.origin() != null && heard.origin() == null) lost.add("origin " + known.origin());
        if (known.tags().size() > heard.tags().size()) lost.add("tags");
        if (heard.tracestate() == null && hasOtherVendors(known.tracestate())) lost.add("tracestate");
        List<String> changes = new ArrayList<>();
        if (!lost.isEmpty()) changes.add("it does not carry " + listed(lost));
        if (known.debug() && !heard.debug()) {
            changes.add("debug becomes " + (heard.priority() == null ? "sampled" : "priority " + heard.priority()));
        }
        if (known.sampled() == null && heard.sampled() != null) {
            changes.add("undecided becomes a firm no, as " + format.key() + " has no word for it");
        }
        return String.join("; ", changes);
    }

    /** Whether a tracestate says more than Datadog's member, which is part of the context. */
    private static boolean hasOtherVendors(@Nullable String tracestate) {
        if (tracestate == null) return false;
        for (String member : tracestate.split(",", -1)) {
            if (!member.trim().isEmpty() && !member.trim().startsWith("dd=")) return true;
        }
        return false;
    }

    private static String listed(List<String> things) {
        int last = things.size() - 1;
        if (last == 0) return things.get(0);
        return String.join(", ", things.subList(0, last)) + " and " + things.get(last);
    }
}
