// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Tag;

@Tag("okhttp2")
@Sends(with = "OkHttp2", way = "execute")
class OkHttp2Test extends Http1ClientContract {}
