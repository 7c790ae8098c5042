// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.tracers;

/** Where Baton stands beside the other tracer. */
enum Order {
    WITHOUT("without Baton"),
    FIRST("before it"),
    SECOND("after it"),
    ATTACHED("attached later");

    private final String words;

    Order(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
