// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Tag;

/** Streams to a connection of their own, past all pools. */
@Tag("pekkohttp")
@Sends(with = "PekkoHttpClients", way = "connection")
class PekkoHttpConnectionTest extends ClientContract {}
