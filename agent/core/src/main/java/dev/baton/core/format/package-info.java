// SPDX-License-Identifier: Apache-2.0
/**
 * The trace header formats, as pure functions: no logging, no clock, no randomness, no environment, and no exception for
 * any input. Knows nothing of threads, doors or libraries.
 */
@NullMarked
package dev.baton.core.format;

import org.jspecify.annotations.NullMarked;
