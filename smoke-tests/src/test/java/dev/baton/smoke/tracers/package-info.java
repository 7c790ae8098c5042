// SPDX-License-Identifier: Apache-2.0
/** Baton and other tracers in one JVM: each tracer as its users have it, with Baton before it, after it, and attached later. */
@NullMarked
package dev.baton.smoke.tracers;

import org.jspecify.annotations.NullMarked;
