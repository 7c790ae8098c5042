// SPDX-License-Identifier: Apache-2.0
/** Advice that more than one edge needs. It names no class of any library. */
@NullMarked
package dev.baton.weaver.advice;

import org.jspecify.annotations.NullMarked;
