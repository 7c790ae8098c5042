// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Baton promises to browsers, whatever the server: that they may send their trace, and are told of it. */
abstract class BrowserContract extends ServerHarness {
    /** Tests of what is off by default; they run by themselves, with all of it on. */
    static final String EVERYTHING = "everything";

    private static final String PAGE = "http://page.example";
    private static final String ALLOWED = "Access-Control-Allow-Headers";

    private static List<String> preflight(String method, String asked) {
        return Arrays.asList(
                "Origin: " + PAGE,
                "Access-Control-Request-Method: " + method,
                "Access-Control-Request-Headers: " + asked);
    }

    private static Answer options(Wire wire, String policy, List<String> headers) throws Exception {
        wire.write(Wire.request("OPTIONS", "/preflight?policy=" + policy, headers));
        return wire.read();
    }

    @Test
    void theApplicationIsNotAskedForTraceHeaders() throws Exception {
        try (Wire wire = new Wire(port())) {
            for (String[] asked : new String[][] {
                {"content-type,traceparent,x-app,x-datadog-origin", "content-type,x-app"},
                {"b3,baggage,traceparent,tracestate,x-b3-sampled,x-b3-spanid,x-b3-traceid", "nothing"},
                {"authorization, x-app", "authorization, x-app"},
            }) {
                assertThat(options(wire, "reflects", preflight("PUT", asked[0])).header("X-Asked"))
                        .isEqualTo(asked[1]);
            }
            wire.write(Wire.request("OPTIONS", "/headers", preflight("PUT", "traceparent,b3")));
            assertThat(wire.read().namesAt("headers"))
                    .contains("access-control-request-method")
                    .doesNotContain("access-control-request-headers");
            List<String> twoLines = new ArrayList<>(preflight("PUT", "traceparent,x-app"));
            twoLines.add("Access-Control-Request-Headers: x-other,b3");
            Answer joined = options(wire, "reflects", twoLines);
            assertThat(joined.header("X-Asked").replace(" ", "")).isEqualTo("x-app,x-other");
            for (String policy : new String[] {"reflects", "strict"}) {
                Answer answer = options(wire, policy, preflight("PUT", "traceparent,x-app,x-datadog-origin"));
                assertThat(answer.status).isEqualTo(200);
                assertThat(answer.header(ALLOWED)).as(policy).isEqualTo("x-app, traceparent, x-datadog-origin");
            }
        }
    }

    @Test
    void whereTheApplicationAllowsTheOriginTraceHeadersAreAllowed() throws Exception {
        allowsTraceHeaders(port());
    }

    static void allowsTraceHeaders(int port) throws Exception {
        String[][] policies = {
            {"fixed", "X-App, traceparent, x-datadog-origin"},
            {"twoLines", "X-App, X-Other, traceparent, x-datadog-origin"},
            {"any", "*, traceparent, x-datadog-origin"},
            {"bare", "traceparent, x-datadog-origin"},
        };
        try (Wire wire = new Wire(port)) {
            for (String[] policy : policies) {
                Answer answer = options(wire, policy[0], preflight("PUT", "traceparent,x-app,x-datadog-origin"));
                assertThat(answer.status).isEqualTo(200);
                assertThat(answer.header(ALLOWED)).as(policy[0]).isEqualTo(policy[1]);
            }
        }
    }

    /** A framework's own handler, whose list allows the page to {@code GET} with {@code X-App}. */
    static void allowsTraceHeadersBesideAList(int port) throws Exception {
        Answer answer = cors(port, PAGE, "traceparent,x-app,x-datadog-origin");
        assertThat(answer.status).isBetween(200, 299);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
        assertThat(answer.header(ALLOWED).toLowerCase(Locale.ROOT).split(", ?"))
                .contains("x-app", "traceparent", "x-datadog-origin");
        String[][] refused = {{PAGE, "x-unknown"}, {"http://other.example", "x-app"}};
        for (String[] origin : refused) {
            String without = cors(port, origin[0], origin[1]).toString();
            String with = cors(port, origin[0], origin[1] + ",traceparent").toString();
            assertThat(without).doesNotContain("x-unknown");
            assertThat(with.toLowerCase(Locale.ROOT)
                            .replaceAll("(, ?)?traceparent", "")
                            .split("\n"))
                    .containsExactlyInAnyOrder(without.toLowerCase(Locale.ROOT).split("\n"));
        }
    }

    private static Answer cors(int port, String origin, String asked) throws Exception {
        try (Wire wire = new Wire(port)) {
            List<String> headers = Arrays.asList(
                    "Origin: " + origin,
                    "Access-Control-Request-Method: GET",
                    "Access-Control-Request-Headers: " + asked);
            wire.write(Wire.request("OPTIONS", "/cors", headers));
            return wire.read();
        }
    }

    @Test
    void whereTheApplicationRefusesItStaysRefused() throws Exception {
        for (String policy : new String[] {"other", "noCors", "noOptions", "strict"}) {
            String own = policy.equals("strict") ? "x-unknown" : "x-app";
            try (Wire wire = new Wire(port())) {
                Answer with = options(wire, policy, preflight("PUT", "traceparent," + own + ",x-datadog-origin"));
                Answer without = options(wire, policy, preflight("PUT", own));
                assertThat(with.toString().replaceAll("(?i)x-asked:.*", ""))
                        .as(policy)
                        .isEqualTo(without.toString().replaceAll("(?i)x-asked:.*", ""));
            }
        }
    }

    @Test
    void aPreflightWithoutTraceHeadersIsAnsweredAsEver() throws Exception {
        try (Wire wire = new Wire(port())) {
            for (int i = 0; i < 3; i++) {
                assertThat(options(wire, "fixed", preflight("PUT", "traceparent"))
                                .header(ALLOWED))
                        .isEqualTo("X-App, traceparent");
                assertThat(options(wire, "fixed", preflight("PUT", "x-app")).header(ALLOWED))
                        .isEqualTo("X-App");
                assertThat(options(wire, "noOptions", preflight("PUT", "traceparent"))
                                .header(ALLOWED))
                        .isNull();
                assertThat(wire.get("/preflight?policy=any").header(ALLOWED)).isEqualTo("*");
            }
        }
    }

    @Test
    void aPreflightHasNoTraceAndOtherOptionsDo() throws Exception {
        List<String> trace = Trace.next().lines();
        List<String> preflight = new ArrayList<>(preflight("PUT", "traceparent"));
        preflight.addAll(trace);
        try (Wire wire = new Wire(port())) {
            assertThat(options(wire, "any", preflight).header("X-Context")).isEqualTo("none");
            assertThat(options(wire, "any", trace).header("X-Context")).isEqualTo("a trace");
        }
    }

    @Test
    void traceHeadersAreAllowedOnAnHttp2StreamToo() throws Exception {
        allowsTraceHeadersOverHttp2(server.port("h2c"));
    }

    static void allowsTraceHeadersOverHttp2(int port) throws Exception {
        try (H2Wire wire = H2Wire.connect(port)) {
            for (int i = 0; i < 3; i++) {
                Answer answer = wire.read(wire.send(
                        "OPTIONS", "/preflight?policy=reflects", preflight("PUT", "traceparent,x-app,x-b3-sampled")));
                assertThat(answer.header("X-Asked")).isEqualTo("x-app");
                assertThat(answer.header(ALLOWED)).isEqualTo("x-app, traceparent, x-b3-sampled");
                answer = wire.read(wire.send("/preflight?policy=any", preflight("PUT", "x-app")));
                assertThat(answer.header(ALLOWED)).isEqualTo("*");
            }
        }
    }

    @Test
    @Tag(EVERYTHING)
    void aPreflightForTraceHeadersAloneIsGranted() throws Exception {
        Trace trace = Trace.next();
        for (String policy : new String[] {"noOptions", "noCors", "other", "strict"}) {
            try (Wire wire = new Wire(port())) {
                for (String method : new String[] {"GET", "HEAD", "POST"}) {
                    Answer answer = options(wire, policy, preflight(method, "traceparent,x-datadog-origin"));
                    assertThat(answer.status).isEqualTo(204);
                    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
                    assertThat(answer.header("Access-Control-Allow-Credentials"))
                            .isEqualTo("true");
                    assertThat(answer.header(ALLOWED)).isEqualTo("traceparent, x-datadog-origin");
                    assertThat(answer.header("X-Asked")).isNull();
                    assertThat(wire.get("/see", trace.lines()).at("request")).isEqualTo(trace.headers);
                    assertThat(wire.get("/see").at("request")).isEmpty();
                }
            }
        }
    }

    @Test
    @Tag(EVERYTHING)
    void anyOtherPreflightIsTheApplicationsAffair() throws Exception {
        try (Wire wire = new Wire(port())) {
            List<String> network = new ArrayList<>(preflight("GET", "traceparent"));
            network.add("Access-Control-Request-Private-Network: true");
            for (List<String> asked : Arrays.asList(
                    preflight("PUT", "traceparent"),
                    preflight("GET", "traceparent,x-app"),
                    preflight("GET", ""),
                    network)) {
                Answer answer = options(wire, "noCors", asked);
                assertThat(answer.header("X-Asked")).isNotNull();
                assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
            }
        }
    }

    @Test
    @Tag(EVERYTHING)
    void aPreflightOnAnHttp2StreamIsGranted() throws Exception {
        try (H2Wire wire = H2Wire.connect(server.port("h2c"))) {
            for (int i = 0; i < 3; i++) {
                Answer answer =
                        wire.read(wire.send("OPTIONS", "/preflight?policy=noOptions", preflight("GET", "traceparent")));
                assertThat(answer.status).isEqualTo(204);
                assertThat(answer.header(ALLOWED)).isEqualTo("traceparent");
                Trace trace = Trace.next();
                assertThat(wire.read(wire.send("/see", trace.lines())).at("request"))
                        .isEqualTo(trace.headers);
            }
        }
    }

    @Test
    @Tag(EVERYTHING)
    void thePageIsToldItsTrace() throws Exception {
        try (Wire wire = new Wire(port())) {
            for (int i = 0; i < 10; i++) {
                Trace trace = Trace.next();
                tellsTheTrace(wire.get("/see", trace.lines()), trace);
                Answer untraced = wire.get("/see");
                assertThat(untraced.header("traceresponse")).isNull();
                assertThat(untraced.header("Server-Timing")).isNull();
                Answer answer = wire.get("/preflight?policy=any", trace.lines());
                tellsTheTrace(answer, trace);
                assertThat(answer.header("Access-Control-Expose-Headers")).isEqualTo("Server-Timing, traceresponse");
                assertThat(answer.header("Timing-Allow-Origin")).isEqualTo("*");
            }
        }
    }

    static void tellsPagesThatDoNotWait(int port) throws Exception {
        try (Wire wire = new Wire(port)) {
            StringBuilder sent = new StringBuilder();
            List<Trace> traces = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                traces.add(i % 3 == 0 ? null : Trace.next());
                List<String> lines = i % 3 == 0
                        ? Collections.<String>emptyList()
                        : traces.get(i).lines();
                sent.append(Wire.request("/see", lines));
            }
            wire.write(sent.toString());
            List<Answer> answers = new ArrayList<>();
            while (answers.size() < traces.size()) answers.add(wire.read());
            for (int i = 0; i < answers.size(); i++) {
                if (traces.get(i) != null) tellsTheTrace(answers.get(i), traces.get(i));
                else assertThat(answers.get(i).header("traceresponse")).isNull();
            }
        }
    }

    @Test
    @Tag(EVERYTHING)
    void thePageIsToldItsTraceOnAnHttp2StreamToo() throws Exception {
        try (H2Wire wire = H2Wire.connect(server.port("h2c"))) {
            for (int i = 0; i < 10; i++) {
                Trace trace = Trace.next();
                tellsTheTrace(wire.read(wire.send("/see", trace.lines())), trace);
                assertThat(wire.read(wire.send("/see", Collections.<String>emptyList()))
                                .header("traceresponse"))
                        .isNull();
            }
        }
    }

    private static void tellsTheTrace(Answer answer, Trace trace) {
        String traceparent = trace.headers.get("traceparent");
        assertThat(answer.header("traceresponse")).isEqualTo(traceparent);
        assertThat(answer.header("Server-Timing")).isEqualTo("traceparent;desc=\"" + traceparent + '"');
    }
}
