// SPDX-License-Identifier: Apache-2.0
package dev.baton.core;

import dev.baton.core.format.Findings;
import dev.baton.core.format.Format;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What has happened since Baton woke, for whoever asks. Its memory is bounded, and a request costs one addition. */
public final class Counts {
    /** How many kinds of damage are told apart; what comes after them is counted as one more. */
    private static final int DAMAGES = 64;

    private static final Format[] FORMATS = Format.values();

    /** Requests, by the formats that came with them: bit {@code 1 << ordinal} stands for a format. */
    private static final LongAdder[] REQUESTS = new LongAdder[1 << FORMATS.length];

    private static final ConcurrentHashMap<String, LongAdder> DAMAGED = new ConcurrentHashMap<>();
    private static final LongAdder OUTBOUND = new LongAdder();
    private static final LongAdder HANDED_OVER = new LongAdder();

    /** Counts damaged headers. */
    static final Findings DAMAGE = new Findings() {
        @Override
        public void refused(Format format, String header, String reason) {
            count(DAMAGED, format.key() + '\t' + header + '\t' + reason);
        }

        @Override
        public void noted(Format format, String note) {}
    };

    static {
        for (int i = 0; i < REQUESTS.length; i++) REQUESTS[i] = new LongAdder();
    }

    private Counts() {}

    static void request(String @Nullable [] headers) {
        REQUESTS[Format.among(headers)].increment();
    }

    static void outbound() {
        OUTBOUND.increment();
    }

    /** A context was handed over to another thread. */
    public static void handedOver() {
        HANDED_OVER.increment();
    }

    private static void count(ConcurrentHashMap<String, LongAdder> counts, String what) {
        LongAdder count = counts.get(what);
        if (count == null) {
            String kept = counts.size() < DAMAGES ? what : "other\t\t";
            LongAdder fresh = new LongAdder();
            count = counts.putIfAbsent(kept, fresh);
            if (count == null) count = fresh;
        }
        count.increment();
    }

    /**
     * All counts.
     *
     * <pre>
     *   requests TAB format,format TAB count     how many came with just these formats; a dispatch counts again
     *   damaged TAB format TAB header TAB reason TAB count
     *   outbound TAB count                       calls that had a context
     *   handed over TAB count                    tasks and stages that took a context to another thread
     * </pre>
     */
    public static void write(StringBuilder lines) {
        for (int formats = 0; formats < REQUESTS.length; formats++) {
            long count = REQUESTS[formats].sum();
            if (count == 0) continue;
            lines.append("requests\t");
            String comma = "";
            for (Format format : FORMATS) {
                if ((formats & 1 << format.ordinal()) == 0) continue;
                lines.append(comma).append(format.key());
                comma = ",";
            }
            lines.append('\t').append(count).append('\n');
        }
        for (Map.Entry<String, LongAdder> damaged : DAMAGED.entrySet()) {
            lines.append("damaged\t").append(damaged.getKey()).append('\t');
            lines.append(damaged.getValue().sum()).append('\n');
        }
        lines.append("outbound\t").append(OUTBOUND.sum()).append('\n');
        lines.append("handed over\t").append(HANDED_OVER.sum()).append('\n');
    }
}
