// SPDX-License-Identifier: Apache-2.0
/** Where requests come in: one file for each server. */
@NullMarked
package dev.baton.weaver.server;

import org.jspecify.annotations.NullMarked;
