// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import brave.propagation.B3Propagation;
import brave.propagation.SamplingFlags;
import brave.propagation.TraceContext;
import brave.propagation.TraceContextOrSamplingFlags;
import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.extension.trace.propagation.B3Propagator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.provider.MethodSource;

/** Baton, Brave and OpenTelemetry read the same out of both forms of B3, but for what is known. */
@NullUnmarked
class B3Fuzz {
    private static final List<Format> BOTH = List.of(Format.B3, Format.B3MULTI);
    private static final Propagator BATON = new Propagator(BOTH, BOTH, false, true);
    private static final B3Propagator OTEL = B3Propagator.injectingSingleHeader();
    private static final TraceContext.Extractor<Carrier> BRAVE =
            B3Propagation.get().extractor(Carrier::first);

    private static final List<Difference> OF_ANYBODY = List.of(
            new Difference("refuses ids with fewer digits", "ids", "", B3Fuzz::hasShortIds),
            new Difference("does not look at all of a value", "", "ids", B3Fuzz::hasUnfit));
    static final List<Difference> OF_OTEL = with(
            new Difference("drops a decision without ids", "decision", "none", lines -> true),
            new Difference(
                    "reads TRUE in b3", "ids", "ids", lines -> field(lines, 2).equalsIgnoreCase("true")),
            new Difference("knows no d in X-B3-Sampled", "ids", "ids", B3Fuzz::isSampledDebug));
    static final List<Difference> OF_BRAVE = with(
            new Difference("refuses ids beside any other third or fourth field", "ids", "", B3Fuzz::hasOtherFields),
            new Difference("refuses all beside any other X-B3-Sampled", "", "none", B3Fuzz::hasOtherSampled),
            new Difference("refuses ids beside a damaged X-B3-ParentSpanId", "ids", "none", B3Fuzz::hasBadParent),
            new Difference("reads a decision beside a span without a trace", "none", "decision", B3Fuzz::hasSpanOnly),
            new Difference("lets a decision in b3 go before ids", "ids", "decision", B3Fuzz::hasDecision),
            new Difference("knows no true and false in b3", "decision", "", B3Fuzz::hasDecisionInWords),
            new Difference("takes an empty value for one", "", "none", B3Fuzz::hasEmpty));

    private static List<Difference> with(Difference... differences) {
        List<Difference> all = new ArrayList<>(OF_ANYBODY);
        all.addAll(List.of(differences));
        return all;
    }

    @MethodSource("dev.baton.core.format.Lines#ofVectors")
    @DictionaryFile(resourcePath = "headers.dict")
    @FuzzTest
    void besideBraveAndOpenTelemetry(byte[] data) {
        Lines lines = Lines.of(data, Format.B3, Format.B3MULTI);
        try {
            check(lines);
        } catch (RuntimeException | AssertionError broken) {
            throw new AssertionError(broken + lines.toString(), broken);
        }
    }

    static void check(Lines lines) {
        Identity ours = BATON.extract(lines.headers());
        Lines single = lines.single();
        Carrier carrier = single.carrier();
        try {
            Difference.explained(OF_BRAVE, single, said(ours, false), said(BRAVE.extract(carrier)));
        } catch (AssertionError e) {
            throw new AssertionError("Brave: " + e.getMessage(), e);
        }
        Difference.explained(OF_OTEL, single, said(ours, true), otel(carrier));
    }

    private static String said(Identity identity, boolean isFirm) {
        if (identity == null) return "none";
        String decision = identity.debug() ? "debug" : String.valueOf(identity.sampled());
        if (!identity.hasIds()) return "decision " + decision;
        if (isFirm && identity.sampled() == null) decision = "false";
        return "ids " + identity.traceId() + ' ' + identity.spanId() + ' ' + decision;
    }

    private static String said(TraceContextOrSamplingFlags extracted) {
        TraceContext context = extracted.context();
        SamplingFlags flags = context == null ? extracted.samplingFlags() : context;
        String decision =
                flags == null || !flags.debug() ? String.valueOf(flags == null ? null : flags.sampled()) : "debug";
        if (context != null) {
            String trace = Hex.of(context.traceIdHigh(), context.traceId());
            return "ids " + trace + ' ' + context.spanIdString() + ' ' + decision;
        }
        return decision.equals("null") ? "none" : "decision " + decision;
    }

    private static String otel(Carrier carrier) {
        Context extracted = OTEL.extract(Context.root(), carrier, Carrier.GETTER);
        SpanContext context = Span.fromContext(extracted).getSpanContext();
        if (!context.isValid()) return "none";
        Carrier passedOn = new Carrier();
        OTEL.inject(extracted, passedOn, Carrier.SETTER);
        String decision = passedOn.first("b3").endsWith("-d") ? "debug" : String.valueOf(context.isSampled());
        return "ids " + context.getTraceId() + ' ' + context.getSpanId() + ' ' + decision;
    }

    private static List<String> all(Lines lines) {
        List<String> values = new ArrayList<>();
        for (int key = Fields.B3; key <= Fields.B3_FLAGS; key++) values.addAll(lines.values(key));
        return values;
    }

    private static String value(Lines lines, int key) {
        List<String> values = lines.values(key);
        return values.isEmpty() ? "" : Grammar.stripped(values.get(0));
    }

    private static String field(Lines lines, int index) {
        String[] fields = value(lines, Fields.B3).split("-", -1);
        return index < fields.length ? fields[index] : "";
    }

    private static boolean hasShortIds(Lines lines) {
        return isShort(field(lines, 0), field(lines, 1))
                || isShort(value(lines, Fields.B3_TRACE_ID), value(lines, Fields.B3_SPAN_ID));
    }

    private static boolean isShort(String trace, String span) {
        boolean areIds = trace.matches("[0-9a-f]{1,32}") && span.matches("[0-9a-f]{1,16}");
        return areIds && (span.length() < 16 || (trace.length() != 16 && trace.length() != 32));
    }

    private static boolean hasUnfit(Lines lines) {
        return !value(lines, Fields.B3).isEmpty() && Grammar.value(Fields.B3, lines.values(Fields.B3)) == null;
    }

    private static boolean isSampledDebug(Lines lines) {
        return value(lines, Fields.B3_SAMPLED).equals("d");
    }

    private static boolean hasOtherFields(Lines lines) {
        String value = value(lines, Fields.B3);
        return value.indexOf('-') >= 0 && !value.matches("[0-9a-f]+-[0-9a-f]+(?:-[01d])?(?:-[0-9a-f]{16})?");
    }

    private static boolean hasOtherSampled(Lines lines) {
        String sampled = value(lines, Fields.B3_SAMPLED);
        return !lines.values(Fields.B3_SAMPLED).isEmpty() && !sampled.matches("[01]|(?i:true|false)");
    }

    private static boolean hasBadParent(Lines lines) {
        String parent = value(lines, Fields.B3_PARENT_SPAN_ID);
        return !lines.values(Fields.B3_PARENT_SPAN_ID).isEmpty() && !parent.matches("(?!0+\\z)[0-9a-f]{2,16}");
    }

    private static boolean hasSpanOnly(Lines lines) {
        return !value(lines, Fields.B3_SPAN_ID).isEmpty()
                && lines.values(Fields.B3_TRACE_ID).isEmpty();
    }

    private static boolean hasDecision(Lines lines) {
        return value(lines, Fields.B3).matches("[01d]");
    }

    private static boolean hasDecisionInWords(Lines lines) {
        return value(lines, Fields.B3).matches("true|false");
    }

    private static boolean hasEmpty(Lines lines) {
        return all(lines).stream().anyMatch(value -> Grammar.stripped(value).isEmpty());
    }
}
