// SPDX-License-Identifier: Apache-2.0
package org.apache.pekko.http.javadsl.model.headers;

import org.apache.pekko.http.javadsl.model.HttpHeader;

/** The shape of the class of this name, in Pekko 1 and, by another package, in Akka 2.5–2.6. */
public abstract class RawHeader extends HttpHeader {
    public static RawHeader create(String name, String value) {
        throw new UnsupportedOperationException("a shape, never run");
    }
}
