// SPDX-License-Identifier: Apache-2.0
package sun.net.www;

/** The shape of the JDK's class of this name, JDK 8–26, as far as edges call it. */
public class MessageHeader {
    public String getKey(int index) {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public String getValue(int index) {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public void add(String name, String value) {
        throw new UnsupportedOperationException("a shape, never run");
    }
}
