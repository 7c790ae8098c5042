// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * W3C Baggage, all lines joined.
 *
 * <pre>
 *   baggage = member *( "," member )                    ; at most 64 members and 8192 bytes
 *   member  = OWS key OWS "=" OWS value OWS [ ";" properties ]
 *   key     = an RFC 7230 token
 *   value   = *( 0x21 / 0x23-0x2b / 0x2d-0x3a / 0x3c-0x5b / 0x5d-0x7e )   ; %XX is a byte of UTF-8
 *   properties = printable ASCII but ","                ; kept as they came
 *
 *   session.id=9f0c2b6e,user.id=u%201                   as a browser sends it
 *   a=                                                  the least
 *   session.id=9f0c2b6e,bad key=1                       refused: bad key=1 alone
 * </pre>
 *
 * What is refused costs its member only, and what does not fit is left out while later ones are still tried, but for those
 * of lines that come after all that may be forwarded. Source: W3C Baggage, "HTTP Header Format".
 */
final class BaggageFormat {
    private static final int MAX_MEMBERS = 64; // W3C Baggage, "Limits"
    static final int MAX_BYTES = 8192; // same

    private BaggageFormat() {}

    /** What may be forwarded: the very same string where all of it may, null where nothing may. */
    static @Nullable String cleaned(String list, @Nullable Findings findings) {
        if (list.isEmpty()) return null;
        return isClean(list) ? list : kept(list, findings);
    }

    private static boolean isClean(String list) {
        if (list.length() > MAX_BYTES) return false;
        int members = 0;
        int comma;
        for (int start = 0; start <= list.length(); start = comma + 1) {
            comma = comma(list, start);
            int first = BaggageMember.first(list, start, comma);
            if (BaggageMember.fault(list, first, BaggageMember.end(list, first, comma)) != null) return false;
            members++;
        }
        return members <= MAX_MEMBERS;
    }

    private static @Nullable String kept(String list, @Nullable Findings findings) {
        StringBuilder kept = new StringBuilder();
        int members = 0;
        int comma;
        for (int start = 0; start <= list.length(); start = comma + 1) {
            comma = comma(list, start);
            int first = BaggageMember.first(list, start, comma);
            int end = BaggageMember.end(list, first, comma);
            String fault = BaggageMember.fault(list, first, end);
            if (fault == null && members == MAX_MEMBERS) fault = "over 64 members";
            int separator = members == 0 ? 0 : 1;
            if (fault == null && kept.length() + separator + end - first > MAX_BYTES) fault = "over 8192 bytes";
            if (fault == null) {
                if (separator == 1) kept.append(',');
                kept.append(list, first, end);
                members++;
            } else if (findings != null) {
                tell(findings, members, fault);
            }
        }
        return members == 0 ? null : kept.toString();
    }

    private static void tell(Findings findings, int before, String fault) {
        String which = before == 0 ? "a member at the start: " : "a member after the " + before + " that are kept: ";
        findings.refused(Format.BAGGAGE, Fields.names()[Fields.BAGGAGE], which + fault);
    }

    /** The members of what {@link #cleaned} gave. */
    static Baggage read(String list) {
        List<Baggage.Member> members = new ArrayList<Baggage.Member>();
        int comma;
        for (int start = 0; start <= list.length(); start = comma + 1) {
            comma = comma(list, start);
            members.add(BaggageMember.read(list, start, comma));
        }
        return new Baggage(members);
    }

    /** Writes values anew; a key or properties against the grammar, or what does not fit, is left out. Null if all is. */
    static @Nullable String write(Baggage baggage) {
        StringBuilder text = new StringBuilder();
        for (Baggage.Member member : baggage.members()) {
            if (!BaggageMember.isWritable(member)) continue;
            if (text.length() > 0) text.append(',');
            text.append(BaggageMember.write(member));
        }
        return cleaned(text.toString(), null);
    }

    private static int comma(String list, int start) {
        int comma = list.indexOf(',', start);
        return comma < 0 ? list.length() : comma;
    }
}
