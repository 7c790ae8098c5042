// SPDX-License-Identifier: Apache-2.0
/** Applications that smoke tests start: ordinary programs in Java 8 that know nothing of Baton. */
@NullMarked
package dev.baton.smoke.app;

import org.jspecify.annotations.NullMarked;
