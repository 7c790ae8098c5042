// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

/** Header values that nobody should send. Characters stand for bytes. */
final class Garbage {
    static final String[] VALUES = {
        "",
        " \t ",
        ",",
        ";;==,,",
        "00-00000000000000000000000000000000-0000000000000000-00",
        "00-xyz",
        "\u00ff\u00fe\u0080",
        "\u00c3\u00bc\u00e2\u0082\u00ac",
        "a\u0001b",
        "a\u0000b",
        "a\u007fb",
        "-1",
        "99999999999999999999999999",
        repeated("x", 7000),
        repeated("a=b,", 1500),
        repeated("%", 600),
        "%zz=%%%;=;=",
    };

    private Garbage() {}

    private static String repeated(String part, int times) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < times; i++) text.append(part);
        return text.toString();
    }
}
