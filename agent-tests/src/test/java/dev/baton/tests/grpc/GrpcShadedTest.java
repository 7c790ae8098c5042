// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.grpc;

import org.junit.jupiter.api.Tag;

@Tag("grpcshaded")
class GrpcShadedTest extends GrpcContract {
    @Override
    String application() {
        return "GrpcOverNetty";
    }
}
