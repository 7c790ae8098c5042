// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How applications answer a browser's preflight that know nothing of tracing. */
final class Preflights {
    static final String PATH = "/preflight";

    private Preflights() {}

    /**
     * The answer to a preflight.
     *
     * @param policy of the application, see below
     * @param asked {@code Access-Control-Request-Headers}; null: there is none
     * @return the status, then names and values of headers in turn; among them what was asked, and whether there is a trace
     */
    static List<String> answer(String policy, String origin, String asked) {
        List<String> answer = new ArrayList<>(Arrays.asList(
                "200",
                "X-Asked",
                // Jetty 9.4.0 sends no header without a value.
                asked == null ? "nothing" : asked.isEmpty() ? "empty" : asked,
                "X-Context",
                Baton.current() == null ? "none" : "a trace"));
        boolean isKnown = asked == null || asked.equalsIgnoreCase("x-app");
        switch (policy) {
            case "fixed":
                allow(answer, origin, "X-App");
                break;
            case "twoLines":
                allow(answer, origin, "X-App");
                answer.addAll(Arrays.asList("Access-Control-Allow-Headers", "X-Other"));
                break;
            case "reflects":
                allow(answer, origin, asked);
                break;
            case "strict":
                if (isKnown) allow(answer, origin, asked);
                else answer.set(0, "403");
                break;
            case "any":
                allow(answer, "*", "*");
                break;
            case "bare":
                allow(answer, origin, null);
                break;
            case "other":
                allow(answer, "http://elsewhere.example", "X-App");
                break;
            case "noCors":
                break;
            case "noOptions":
                answer.set(0, "405");
                break;
            default:
                throw new IllegalArgumentException("no policy " + policy);
        }
        return answer;
    }

    private static void allow(List<String> answer, String origin, String headers) {
        answer.addAll(Arrays.asList("Access-Control-Allow-Origin", origin));
        if (headers != null) answer.addAll(Arrays.asList("Access-Control-Allow-Headers", headers));
    }
}
