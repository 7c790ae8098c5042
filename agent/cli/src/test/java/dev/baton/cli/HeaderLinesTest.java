// SPDX-License-Identifier: Apache-2.0
package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderLinesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: 1\nb: 2",
                "a: 1\nb: 2\n",
                "a: 1\r\nb: 2\r\n\r\nbody: 3\r\n",
                "GET /x?a=b HTTP/1.1\r\na: 1\r\nb: 2\r\n\r\n",
                "GET http://localhost:8080/ HTTP/1.1\na: 1\nb: 2\n",
                ":method: GET\n:path: /\na: 1\nb: 2\n",
                "\n\n  a: 1\n\tb: 2\n",
                "* Connected to localhost (::1) port 80\n> GET / HTTP/1.1\n> a: 1\n> b: 2\n> \n* sent\n< c: 3\n",
                "> GET / HTTP/2\r\n> a: 1\r\n> b: 2\r\n>\r\n< HTTP/2 200\r\n< c: 3\r\n",
                "  % Total\n\r  0     0 --:--:--     0*   Trying ::1\n> GET / HTTP/1.1\r\n> a: 1\r\n> b: 2\r\n> \r\n{ [3 bytes]\n",
                "< HTTP/1.1 200 OK\n< a: 1\n< b: 2\n< \n",
            })
    void headersAreFoundInWhatPeopleHaveAtHand(String text) {
        assertThat(headers(text)).containsExactly("a| 1", "b| 2");
        assertThat(HeaderLines.of(text).strangers()).isEmpty();
    }

    @Test
    void valuesStayAsTheyAre() {
        assertThat(headers("a:1\na:\t \u0001x\ry \u00e9 : \na:\n"))
                .containsExactly("a|1", "a|\t \u0001x\ry \u00e9 : ", "a|");
    }

    @Test
    void linesThatAreNoHeaderAreNamed() {
        HeaderLines lines = HeaderLines.of("a: 1\nfoo bar\ntraceparent : 00\n\u00e9: x\n: y\nb: 2\n");
        assertThat(lines.headers()).hasSize(2);
        assertThat(lines.strangers())
                .containsExactly(
                        "line 2 is no header: foo bar",
                        "line 3 is no header: traceparent : 00",
                        "line 4 is no header: \u00e9: x");
    }

    private static List<String> headers(String text) {
        return HeaderLines.of(text).headers().stream()
                .map(header -> header[0] + "|" + header[1])
                .collect(Collectors.toList());
    }
}
