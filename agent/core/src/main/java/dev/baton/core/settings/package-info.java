// SPDX-License-Identifier: Apache-2.0
/** What a user can set, where it was set, and what was wrong with it. */
@NullMarked
package dev.baton.core.settings;

import org.jspecify.annotations.NullMarked;
