// SPDX-License-Identifier: Apache-2.0
/** Edges of the kind {@code log}: the trace of a request in its log lines, one file a library. */
@NullMarked
package dev.baton.weaver.logs;

import org.jspecify.annotations.NullMarked;
