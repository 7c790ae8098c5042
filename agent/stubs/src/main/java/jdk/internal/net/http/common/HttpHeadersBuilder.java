// SPDX-License-Identifier: Apache-2.0
package jdk.internal.net.http.common;

import java.util.List;
import java.util.Map;

/** The shape of the JDK's class of this name, JDK 11–26, as far as edges call it. */
public class HttpHeadersBuilder {
    public Map<String, List<String>> map() {
        throw new UnsupportedOperationException("a shape, never run");
    }
}
