// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

/** A running server of some version, as the contract sees it. It lives beside the library, in its class loader. */
public interface Server extends AutoCloseable {
    /**
     * Where it listens, on the loopback address.
     *
     * @param connector {@code http}, {@code h2c} (HTTP/2 without TLS), {@code executor} (requests run on an executor of
     *     the application's), {@code virtual} (on virtual threads), {@code gzip} (servlet containers: the server compresses), or one of the
     *     server's own
     */
    int port(String connector);
}
