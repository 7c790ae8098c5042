// SPDX-License-Identifier: Apache-2.0
/**
 * A real browser with real RUM SDKs, on a page of one origin, calls backends of another, whose CORS settings know nothing
 * of tracing.
 */
@NullMarked
package dev.baton.smoke.browser;

import org.jspecify.annotations.NullMarked;
