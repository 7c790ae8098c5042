// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Tag;

@Tag("httpclient5")
@Sends(with = "ApacheAsync50", way = "h1")
class ApacheAsyncClient5WireTest extends ClientWireContract {}
