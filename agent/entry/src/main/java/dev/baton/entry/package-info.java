// SPDX-License-Identifier: Apache-2.0
/** Where the JVM finds Baton: the only classes of it on the application's class path. The JDK and nothing else. */
@NullMarked
package dev.baton.entry;

import org.jspecify.annotations.NullMarked;
