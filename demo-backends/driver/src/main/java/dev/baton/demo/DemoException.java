// SPDX-License-Identifier: Apache-2.0
package dev.baton.demo;

/** The demo cannot go on; the message says why, to the person who started it. */
final class DemoException extends Exception {
    private static final long serialVersionUID = 1L;

    DemoException(String message) {
        super(message);
    }
}
