// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import java.net.URI;
import java.util.List;

/**
 * A server that notes what it receives, and answers by path: {@code /ok} and any other with 200; {@code /302?URI} and
 * {@code /307?URI} with a redirect; {@code /locked} with 401 until there is an {@code Authorization}; {@code /hang} never.
 */
interface Origin extends AutoCloseable {
    /** @param path with its query */
    URI uri(String path);

    /** What was received since the last call, in order of arrival. */
    List<Received> received();

    @Override
    void close();
}
