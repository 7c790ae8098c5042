// SPDX-License-Identifier: Apache-2.0
/** Where work changes threads: one file for each way of handing it over. */
@NullMarked
package dev.baton.weaver.carry;

import org.jspecify.annotations.NullMarked;
