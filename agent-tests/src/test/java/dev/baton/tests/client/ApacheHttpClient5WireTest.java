// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("httpclient5")
@Sends(with = "Apache50")
class ApacheHttpClient5WireTest extends ClientWireContract {
    @Test
    void sendsWithTheMinimalClient() throws Exception {
        assertSends("minimal");
    }

    @Test
    void sendsWithTheFluentApi() throws Exception {
        assertSends("fluent");
    }

    private void assertSends(String way) throws Exception {
        Prepared shared = prepare(way, Call.get(origin.uri("/ok")).header("b3", "0"));
        send(Trace.all(1), shared);
        Received received = onlyReceived();
        assertThat(received.values("b3")).containsExactly("0");
        assertThat(received.trace()).containsAllEntriesOf(Trace.once(Trace.datadog(1)));
        send(null, shared);
        assertThat(onlyReceived().trace()).isEqualTo(Trace.once(Collections.singletonMap("b3", "0")));
    }
}
