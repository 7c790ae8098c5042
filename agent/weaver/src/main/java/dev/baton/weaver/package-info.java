// SPDX-License-Identifier: Apache-2.0
/** Weaves edges into library classes. Byte Buddy is known here and nowhere else. */
@NullMarked
package dev.baton.weaver;

import org.jspecify.annotations.NullMarked;
