// SPDX-License-Identifier: Apache-2.0
package org.eclipse.jetty.server.handler;

import org.eclipse.jetty.server.Response;

/** The shape of Jetty's class of this name, 12.0 and 12.1. */
public class ContextResponse extends Response.Wrapper {}
