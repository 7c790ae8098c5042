// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import java.util.List;
import java.util.function.Predicate;

/**
 * A way in which another library is known to read the same headers otherwise.
 *
 * @param why as it stands in docs/formats-differences.md
 * @param ours what Baton then reads, as its first word: {@code ids}, {@code decision}, {@code none}
 * @param theirs what the other library reads
 * @param when the inputs that it is for
 */
record Difference(String why, String ours, String theirs, Predicate<Lines> when) {
    /** That both say the same, or that one of {@code known} is why they do not. */
    static void explained(List<Difference> known, Lines lines, String ours, String theirs) {
        if (ours.equals(theirs)) return;
        for (Difference difference : known) {
            boolean isOfKind = ours.startsWith(difference.ours) && theirs.startsWith(difference.theirs);
            // Who reads ids, and knows that the other does, reads the same ids.
            if (difference.ours.equals("ids") && difference.theirs.equals("ids")) {
                isOfKind &= withoutDecision(ours).equals(withoutDecision(theirs));
            }
            if (isOfKind && difference.when.test(lines)) return;
        }
        throw new AssertionError("Baton: " + ours + "; they: " + theirs);
    }

    private static String withoutDecision(String ids) {
        return ids.substring(0, ids.lastIndexOf(' '));
    }
}
