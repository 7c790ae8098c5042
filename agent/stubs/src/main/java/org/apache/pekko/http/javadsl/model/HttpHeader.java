// SPDX-License-Identifier: Apache-2.0
package org.apache.pekko.http.javadsl.model;

/** The shape of the class of this name, in Pekko 1 and, by another package, in Akka 2.5–2.6. */
public abstract class HttpHeader {
    public abstract String name();

    public abstract String value();
}
