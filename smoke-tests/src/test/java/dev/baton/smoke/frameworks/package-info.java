// SPDX-License-Identifier: Apache-2.0
/** Applications of frameworks on event loops, each a module of its own, in JVMs of their own with the packaged agent. */
@NullMarked
package dev.baton.smoke.frameworks;

import org.jspecify.annotations.NullMarked;
