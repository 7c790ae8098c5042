// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Tag;

@Tag("akkahttp")
@Sends(with = "PekkoHttpClients")
class AkkaHttpClientTest extends AsyncClientContract {}
