// SPDX-License-Identifier: Apache-2.0
/** Edges of brokers' clients: what sends messages, and what receives them. */
@NullMarked
package dev.baton.weaver.messaging;

import org.jspecify.annotations.NullMarked;
