// SPDX-License-Identifier: Apache-2.0
/** All that Baton costs, beside other agents and beside what it is meant to cost. */
@NullMarked
package dev.baton.bench.report;

import org.jspecify.annotations.NullMarked;
