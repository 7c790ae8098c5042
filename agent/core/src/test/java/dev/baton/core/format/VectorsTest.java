// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of {@code vectors/}, by name. */
class VectorsTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("extractions")
    void extracts(String name, JsonObject vector) {
        Propagator propagator = new Propagator(Json.formats(vector.getArray("formats")), List.of(), false, true);
        String[] headers = Json.headers(vector.getArray("headers"));
        assertThat(context(propagator.extract(headers), propagator.baggage(headers, null)))
                .isEqualTo(context(vector.getObject("expected")));
        assertThat(propagator.carries(headers)).isEqualTo(!vector.isNull("expected"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("injections")
    void injects(String name, JsonObject vector) {
        Identity identity = identity(vector.getObject("context"));
        Baggage baggage = baggage(vector.getObject("context").getArray("baggage"));
        String[] written = new String[Fields.COUNT];
        for (Format format : Json.formats(vector.getArray("formats"))) {
            format.write(identity, written);
            if (format == Format.BAGGAGE) written[Fields.BAGGAGE] = BaggageFormat.write(baggage);
        }
        assertThat(Json.map(written)).isEqualTo(Json.map(vector.getArray("expected")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("translations")
    void translates(String name, JsonObject vector) {
        Propagator propagator = new Propagator(
                Json.formats(vector.getArray("extract")), Json.formats(vector.getArray("inject")), false, true);
        String[] written = propagator.inject(Json.headers(vector.getArray("headers")), null, null);
        assertThat(Json.map(written)).isEqualTo(Json.map(vector.getArray("expected")));
    }

    /** Fails when the format is built and the vector's mark still stands. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("later")
    void isOfAFormatNotBuiltYet(String name, JsonObject vector) {
        List<Format> formats = new ArrayList<>();
        for (String list : List.of("formats", "extract", "inject")) {
            if (vector.has(list)) formats.addAll(Json.formats(vector.getArray(list)));
        }
        assertThat(formats).containsNull();
    }

    @Test
    void everyVectorRunsOnceUnderItsOwnName() throws Exception {
        List<String> names = new ArrayList<>();
        Stream.of(extractions(), injections(), translations(), later())
                .flatMap(stream -> stream)
                .forEach(vector -> names.add((String) vector.get()[0]));
        int all = 0;
        for (String file : List.of("extract", "inject", "translate")) {
            all += Json.array("/vectors/" + file + ".json").size();
        }
        assertThat(names).hasSize(all);
        for (String file : List.of("extract", "inject", "translate")) {
            assertThat(Json.objects("/vectors/" + file + ".json").stream().map(vector -> vector.getString("name")))
                    .doesNotHaveDuplicates();
        }
    }

    static Stream<Arguments> extractions() throws Exception {
        return vectors("extract", false);
    }

    static Stream<Arguments> injections() throws Exception {
        return vectors("inject", false);
    }

    static Stream<Arguments> translations() throws Exception {
        return vectors("translate", false);
    }

    static Stream<Arguments> later() throws Exception {
        return Stream.of(vectors("extract", true), vectors("inject", true), vectors("translate", true))
                .flatMap(stream -> stream);
    }

    private static Stream<Arguments> vectors(String file, boolean later) throws Exception {
        return Json.objects("/vectors/" + file + ".json").stream()
                .filter(vector -> vector.getBoolean("later", false) == later)
                .map(vector -> arguments(vector.getString("name"), vector));
    }

    /** What was read, in the vectors' own words. */
    private static Map<String, Object> context(Identity identity, Baggage baggage) {
        if (identity == null && baggage.members().isEmpty()) return null;
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("format", identity == null ? null : identity.format().key());
        context.put("traceId", identity == null ? null : identity.traceId());
        context.put("spanId", identity == null ? null : identity.spanId());
        context.put("sampled", identity == null ? null : identity.sampled());
        context.put("debug", identity != null && identity.debug());
        context.put("priority", identity == null ? null : identity.priority());
        context.put("origin", identity == null ? null : identity.origin());
        context.put("tags", identity == null ? Map.of() : identity.tags());
        context.put("flags", identity == null ? null : identity.flags());
        context.put("tracestate", identity == null ? null : identity.tracestate());
        List<Object> members = new ArrayList<>();
        for (Baggage.Member member : baggage.members()) {
            List<Object> parts = new ArrayList<>(List.of(member.key(), member.value()));
            if (member.properties() != null) parts.add(member.properties());
            members.add(parts);
        }
        context.put("baggage", members);
        return context;
    }

    private static Map<String, Object> context(JsonObject expected) {
        return expected == null ? null : new LinkedHashMap<>(expected);
    }

    private static Identity identity(JsonObject context) {
        Identity.Draft draft = new Identity.Draft(null);
        String traceId = context.getString("traceId");
        if (traceId != null) {
            draft.high = Long.parseUnsignedLong(traceId.substring(0, 16), 16);
            draft.low = Long.parseUnsignedLong(traceId.substring(16), 16);
        }
        String spanId = context.getString("spanId");
        if (spanId != null) draft.spanId = Long.parseUnsignedLong(spanId, 16);
        if (!context.isNull("sampled")) draft.sampled = context.getBoolean("sampled") ? Identity.YES : Identity.NO;
        draft.debug = context.getBoolean("debug");
        draft.hasPriority = !context.isNull("priority");
        draft.priority = context.getInt("priority");
        draft.origin = context.getString("origin");
        for (Map.Entry<String, Object> tag : context.getObject("tags").entrySet()) {
            draft.tags = Tags.with(draft.tags, tag.getKey(), (String) tag.getValue());
        }
        draft.flags = context.getInt("flags", Identity.NONE);
        draft.tracestate = context.getString("tracestate");
        return draft.identity();
    }

    private static Baggage baggage(JsonArray members) {
        List<Baggage.Member> baggage = new ArrayList<>();
        for (Object each : members) {
            JsonArray member = (JsonArray) each;
            baggage.add(new Baggage.Member(member.getString(0), member.getString(1), member.getString(2)));
        }
        return new Baggage(baggage);
    }
}
