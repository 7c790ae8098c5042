// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Baton on headers that real RUM SDKs sent, beside the ids that they reported of the same requests. */
class BrowsersTest {
    private static final List<Format> ALL = List.of(Format.values());

    @ParameterizedTest(name = "{0}")
    @MethodSource("reported")
    void takesTheIdsThatTheSdkReported(String name, JsonObject call) {
        JsonArray reported = call.getArray("reported");
        JsonArray ids = reported.getArray(reported.size() - 1);
        Identity identity = passing(false).extract(Json.headers(call.getArray("headers")));
        assertThat(identity.traceId()).endsWith(ids.getString(0)).matches("0{16}.{16}|.{32}");
        assertThat(identity.spanId()).isEqualTo(ids.getString(1));
        assertThat(identity.sampled()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreported")
    void knowsARequestThatTheSdkDidNotReportAsUnsampled(String name, JsonObject call) {
        assertThat(passing(false)
                        .extract(Json.headers(call.getArray("headers")))
                        .sampled())
                .isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bare")
    void carriesNothingWhereTheSdkSentNothing(String name, JsonObject call) {
        assertThat(passing(false).carries(Json.headers(call.getArray("headers"))))
                .isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clean")
    void sendsOnTheSameFormatsByteForByte(String name, JsonObject call) {
        String[] headers = Json.headers(call.getArray("headers"));
        assertThat(passing(true).inject(headers, null, null)).isSameAs(headers);
        assertThat(Json.map(headers)).isEqualTo(Json.map(call.getArray("headers")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("joined")
    void sendsOnOneIdentityWhereTwoSdksJoinedTheirs(String name, JsonObject call) {
        Map<String, String> sent = Json.map(passing(false).inject(Json.headers(call.getArray("headers")), null, null));
        Map<String, String> came = Json.map(call.getArray("headers"));
        JsonArray ids = call.getArray("reported").getArray(1);
        assertThat(sent)
                .containsEntry(
                        "traceparent", "00-0000000000000000" + ids.getString(0) + "-" + ids.getString(1) + "-01");
        assertThat(sent).containsEntry("b3", ids.getString(0) + "-" + ids.getString(1) + "-1");
        came.remove("traceparent");
        assertThat(sent).containsAllEntriesOf(came);
    }

    static Stream<Arguments> reported() throws Exception {
        return calls().filter(call -> !call.getArray("reported").isEmpty()).map(BrowsersTest::named);
    }

    static Stream<Arguments> unreported() throws Exception {
        return calls().filter(call -> call.getArray("reported").isEmpty())
                .filter(call -> Json.map(call.getArray("headers")).keySet().stream()
                        .anyMatch(header -> !header.equals("baggage")))
                .map(BrowsersTest::named);
    }

    static Stream<Arguments> bare() throws Exception {
        return calls().filter(call -> call.getArray("headers").isEmpty()).map(BrowsersTest::named);
    }

    static Stream<Arguments> clean() throws Exception {
        return calls().filter(call -> !call.getArray("headers").isEmpty())
                .filter(call -> call.getArray("reported").size() < 2)
                .map(BrowsersTest::named);
    }

    static Stream<Arguments> joined() throws Exception {
        return calls().filter(call -> call.getArray("reported").size() == 2).map(BrowsersTest::named);
    }

    private static Stream<JsonObject> calls() throws Exception {
        return Json.objects("/browsers/captured.json").stream();
    }

    private static Arguments named(JsonObject call) {
        return arguments(call.getString("name"), call);
    }

    private static Propagator passing(boolean receivedOnly) {
        return new Propagator(ALL, ALL, receivedOnly, true);
    }
}
