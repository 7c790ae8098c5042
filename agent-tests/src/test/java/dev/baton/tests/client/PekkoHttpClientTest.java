// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Tag;

@Tag("pekkohttp")
@Sends(with = "PekkoHttpClients")
class PekkoHttpClientTest extends AsyncClientContract {}
