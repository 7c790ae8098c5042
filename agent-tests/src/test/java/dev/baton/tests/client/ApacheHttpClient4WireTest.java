// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Tag;

@Tag("httpclient4")
@Sends(with = "Apache40")
class ApacheHttpClient4WireTest extends ClientWireContract {}
