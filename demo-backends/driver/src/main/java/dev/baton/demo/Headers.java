// SPDX-License-Identifier: Apache-2.0
package dev.baton.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header lines of one request, in their order; names are compared without regard to case. */
record Headers(List<Header> lines) {
    List<String> values(String name) {
        return lines.stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    /** The value of a header that is there exactly once; else null. */
    @Nullable
    String only(String name) {
        List<String> values = values(name);
        return values.size() == 1 ? values.get(0) : null;
    }
}
