// SPDX-License-Identifier: Apache-2.0
/** What it costs to hand a task to a pool, under each agent. */
@NullMarked
package dev.baton.bench.handover;

import org.jspecify.annotations.NullMarked;
