// SPDX-License-Identifier: Apache-2.0
/** Software that nobody here wrote, started as its users start it: a file each, listed in {@link Backends}. */
@NullMarked
package dev.baton.smoke.backends;

import org.jspecify.annotations.NullMarked;
