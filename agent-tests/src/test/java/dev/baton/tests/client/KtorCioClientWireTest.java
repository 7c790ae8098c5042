// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Tag;

@Tag("ktorclient")
@Sends(with = "KtorCioClients")
class KtorCioClientWireTest extends ClientWireContract {}
