// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import dev.baton.tests.matrix.Lacks;
import dev.baton.tests.matrix.Sabotage;
import org.junit.jupiter.api.Tag;

@Tag("undertow")
@Lacks(
        test = "carriesTheRequestThatUpgradesToHttp2",
        versions = "1\\.4\\.0.*",
        because = "without TLS it speaks HTTP/2 only with prior knowledge")
@Lacks(
        test = "pagesThatAreFlushedBeforeTheirHeadsAreLinkedToo",
        because = "its length is settled before it writes, so the edge looks at what it sends first")
class UndertowTest extends ServletContract {
    @Override
    String starter() {
        return "UndertowServer";
    }

    @Override
    Sabotage sabotage() {
        return new Sabotage("io.undertow.util.HeaderMap", "fastIterate", "io.undertow.server.Connectors");
    }
}
