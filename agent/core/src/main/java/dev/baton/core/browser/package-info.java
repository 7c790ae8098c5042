// SPDX-License-Identifier: Apache-2.0
/** What a browser asks before it sends trace headers to another origin, and what its page learns of the trace. */
@NullMarked
package dev.baton.core.browser;

import org.jspecify.annotations.NullMarked;
