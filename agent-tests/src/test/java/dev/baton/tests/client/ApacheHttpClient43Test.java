// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Tag;

@Tag("httpclient43")
@Sends(with = "Apache43")
class ApacheHttpClient43Test extends Http1ClientContract {}
