// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Tag;

@Tag("okhttp2")
@Sends(with = "OkHttp2", way = "enqueue")
class OkHttp2AsyncTest extends AsyncClientContract {}
