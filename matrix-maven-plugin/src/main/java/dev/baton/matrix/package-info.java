// SPDX-License-Identifier: Apache-2.0
/** Part of the build: resolves {@code matrix.properties}. */
@NullMarked
package dev.baton.matrix;

import org.jspecify.annotations.NullMarked;
