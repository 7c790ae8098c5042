// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.grpc;

import dev.baton.tests.matrix.Lacks;
import org.junit.jupiter.api.Tag;

@Tag("grpcinprocess")
@Lacks(
        test = "aHeaderThatIsThereWins",
        versions = "1\\.20\\..*",
        because = "its tracers put their headers on a request after Baton")
class GrpcInProcessTest extends GrpcContract {
    @Override
    String application() {
        return "GrpcInProcess";
    }
}
