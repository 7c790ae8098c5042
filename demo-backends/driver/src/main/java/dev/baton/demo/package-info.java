// SPDX-License-Identifier: Apache-2.0
/** Plays the browser: starts the backends, sends them what RUM SDKs send, and judges what arrived. */
@NullMarked
package dev.baton.demo;

import org.jspecify.annotations.NullMarked;
