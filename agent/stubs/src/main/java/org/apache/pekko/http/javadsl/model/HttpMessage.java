// SPDX-License-Identifier: Apache-2.0
package org.apache.pekko.http.javadsl.model;

/** The shape of the interface of this name, in Pekko 1 and, by another package, in Akka 2.5–2.6. */
public interface HttpMessage {
    Iterable<HttpHeader> getHeaders();

    /** What makes another message of one. */
    interface MessageTransformations<SelfT> {
        SelfT addHeaders(Iterable<HttpHeader> headers);
    }
}
