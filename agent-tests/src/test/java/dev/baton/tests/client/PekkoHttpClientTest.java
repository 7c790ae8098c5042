// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Tag;

@Tag("pekkohttp")
@Sends(with = "PekkoHttpClients")
class PekkoHttpClientTest extends AsyncClientContract {
    @Override
    int crowd() {
        return 2_000; // at more than a millisecond of its own for each
    }
}
