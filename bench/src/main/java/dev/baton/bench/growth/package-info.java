// SPDX-License-Identifier: Apache-2.0
/** What grows with what: connections, headers, edges, loaded classes. */
@NullMarked
package dev.baton.bench.growth;

import org.jspecify.annotations.NullMarked;
