// SPDX-License-Identifier: Apache-2.0
/** What {@code java -jar baton.jar} answers. */
@NullMarked
package dev.baton.cli;

import org.jspecify.annotations.NullMarked;
