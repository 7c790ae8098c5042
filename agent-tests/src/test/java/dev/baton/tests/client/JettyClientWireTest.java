// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Tag;

@Tag("jettyclient")
@Sends(with = "Jetty9", way = "async")
class JettyClientWireTest extends ClientWireContract {}
