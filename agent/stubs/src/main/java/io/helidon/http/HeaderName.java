// SPDX-License-Identifier: Apache-2.0
package io.helidon.http;

/** The shape of the interface of this name, in Helidon 4. */
public interface HeaderName {}
