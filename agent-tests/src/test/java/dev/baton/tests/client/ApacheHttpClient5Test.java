// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Tag;

@Tag("httpclient5")
@Sends(with = "Apache50")
class ApacheHttpClient5Test extends Http1ClientContract {}
