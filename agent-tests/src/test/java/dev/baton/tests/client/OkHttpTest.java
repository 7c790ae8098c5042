// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Tag;

@Tag("okhttp")
@Sends(with = "OkHttp3", way = "execute")
class OkHttpTest extends Http1ClientContract {}
