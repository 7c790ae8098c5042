// SPDX-License-Identifier: Apache-2.0
/** Where HTML pages go out, in the servers of servlets that have an edge: one file for each. */
@NullMarked
package dev.baton.weaver.pages;

import org.jspecify.annotations.NullMarked;
