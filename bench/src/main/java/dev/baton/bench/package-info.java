// SPDX-License-Identifier: Apache-2.0
/** What benchmarks that start JVMs under several agents have in common. */
@NullMarked
package dev.baton.bench;

import org.jspecify.annotations.NullMarked;
