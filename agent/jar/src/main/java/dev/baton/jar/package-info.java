// SPDX-License-Identifier: Apache-2.0
/** Packs baton.jar; part of the build, not of the jar. */
@NullMarked
package dev.baton.jar;

import org.jspecify.annotations.NullMarked;
