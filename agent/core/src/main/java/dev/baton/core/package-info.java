// SPDX-License-Identifier: Apache-2.0
/** What Baton carries and how it is written: headers, contexts, settings. Depends on the JDK and on nothing else. */
@NullMarked
package dev.baton.core;

import org.jspecify.annotations.NullMarked;
