// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.startup;

/** What is started. */
public enum Program {
    SERVER(
            Server.class,
            "Embedded Tomcat, up to its first answer, which takes a second request from a pool's thread to itself:"),
    HELLO(Hello.class, "A program that is no server, up to the line it prints:");

    final Class<?> mainClass;
    /** In a sentence. */
    public final String title;

    Program(Class<?> mainClass, String title) {
        this.mainClass = mainClass;
        this.title = title;
    }
}
