// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import dev.baton.tests.matrix.Lacks;
import org.junit.jupiter.api.Tag;

@Tag("commonshttpclient")
@Sends(with = "CommonsHttp")
@Lacks(test = "leavesWhatTheApplicationsInterceptorAdds", because = "it has no interceptors")
class CommonsHttpClientWireTest extends ClientWireContract {}
