// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import dev.baton.tests.matrix.Lacks;
import org.junit.jupiter.api.Tag;

@Tag("commonshttpclient")
@Sends(with = "CommonsHttp")
@Lacks(test = "sendsOnAPostThatIsRedirected", because = "it does not redirect what has a body")
class CommonsHttpClientTest extends Http1ClientContract {}
