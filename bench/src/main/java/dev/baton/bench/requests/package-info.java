// SPDX-License-Identifier: Apache-2.0
/** What a Java agent adds to every request that a server answers. */
@NullMarked
package dev.baton.bench.requests;

import org.jspecify.annotations.NullMarked;
