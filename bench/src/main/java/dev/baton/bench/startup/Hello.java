// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.startup;

import dev.baton.bench.Launch;
import java.io.IOException;

/** A program that is no server: says one line and ends with its standard input. */
public final class Hello {
    static final String SAYS = "hello";

    private Hello() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println(Launch.READY + SAYS);
        if (System.in.read() >= 0) throw new IOException("unexpected input");
    }
}
