// SPDX-License-Identifier: Apache-2.0
package sun.net.www;

/** The shape of the JDK's class of this name, JDK 8–26, as far as edges call it. */
public class MessageHeader {
    public String findValue(String name) {
        throw new UnsupportedOperationException("a shape, never run");
    }

    public void set(String name, String value) {
        throw new UnsupportedOperationException("a shape, never run");
    }
}
