// SPDX-License-Identifier: Apache-2.0
/** Where requests go out: one file for each client. */
@NullMarked
package dev.baton.weaver.client;

import org.jspecify.annotations.NullMarked;
