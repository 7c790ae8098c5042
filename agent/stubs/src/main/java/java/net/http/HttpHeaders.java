// SPDX-License-Identifier: Apache-2.0
package java.net.http;

import java.util.List;
import java.util.Map;

/** The shape of the JDK's class of this name, JDK 11–26, as far as edges call it. */
public class HttpHeaders {
    public Map<String, List<String>> map() {
        throw new UnsupportedOperationException("a shape, never run");
    }
}
