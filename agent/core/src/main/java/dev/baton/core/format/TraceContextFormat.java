// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

/** W3C. */
final class TraceContextFormat {
    static final int LENGTH = 55;

    private TraceContextFormat() {}
}
