// SPDX-License-Identifier: Apache-2.0
/** Edges of the kind {@code tracer}: what an application's own tracer and Baton know of one another, one file an API. */
@NullMarked
package dev.baton.weaver.tracers;

import org.jspecify.annotations.NullMarked;
