// SPDX-License-Identifier: Apache-2.0
package org.reactivestreams;

/** The shape of the interface of this name. */
public interface Subscription {}
