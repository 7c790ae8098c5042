// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import org.junit.jupiter.api.Tag;

/** Play's copy, which has a prefix before its packages, and its own copy of Netty. */
@Tag("shadedasynchttpclient")
@Sends(with = "AsyncHttp")
class AsyncHttpClientShadedTest extends AsyncHttpClientTest {}
