// SPDX-License-Identifier: Apache-2.0
/** What a Java agent adds to a whole process: time, memory, classes, threads. Needs Linux: it reads {@code /proc}. */
@NullMarked
package dev.baton.bench.startup;

import org.jspecify.annotations.NullMarked;
