// SPDX-License-Identifier: Apache-2.0
/** What is carried, and where a thread or a task keeps it. */
@NullMarked
package dev.baton.core.context;

import org.jspecify.annotations.NullMarked;
