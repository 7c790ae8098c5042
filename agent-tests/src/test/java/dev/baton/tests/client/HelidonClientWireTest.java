// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import dev.baton.tests.matrix.Lacks;
import org.junit.jupiter.api.Tag;

@Tag("helidon")
@Lacks(test = "sendsThroughAProxy", versions = "4\\.0\\..*", because = "it has a proxy tunnel whatever is sent")
@Sends(with = "HelidonClients")
class HelidonClientWireTest extends ClientWireContract {}
