// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.app;

/** Prints one line on standard output, and ends. */
public final class Hello {
    private Hello() {}

    public static void main(String[] arguments) {
        System.out.println("hello");
    }
}
