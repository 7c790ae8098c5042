// SPDX-License-Identifier: Apache-2.0
package org.eclipse.jetty.http;

/** The shape of Jetty's interface of this name, 12.0 and 12.1. */
public interface HttpURI {}
