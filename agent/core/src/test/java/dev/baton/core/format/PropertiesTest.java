// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * What holds for all headers, shown on more than a million of them. They come in batches, as jqwik's own work for a value
 * takes longer than Baton's; the first that breaks a property is shown.
 */
class PropertiesTest {
    private static final int BATCH = 100;
    private static final int MANY = 4_200; // batches
    private static final int SOME = 350; // batches
    private static final List<Format> ALL = List.of(Format.values());
    private static final Propagator PASSING = new Propagator(ALL, ALL, false, true);
    private static final Propagator RECEIVED = new Propagator(ALL, ALL, true, true);
    private static final Propagator[] PROPAGATORS = {
        PASSING,
        RECEIVED,
        new Propagator(List.of(Format.B3MULTI, Format.B3, Format.DATADOG, Format.TRACECONTEXT), ALL, false, false),
        new Propagator(List.of(Format.DATADOG, Format.BAGGAGE), List.of(Format.TRACECONTEXT, Format.B3), false, true),
    };

    private static int inputs;

    @AfterContainer
    static void moreThanAMillionInputsWereTried() {
        assertThat(inputs).isGreaterThan(1_000_000);
    }

    @Property(tries = MANY, shrinking = ShrinkingMode.OFF)
    void noNoiseOfAnyKindThrows(@ForAll("noise") Batch<List<Requests.Line>> batch) {
        batch.check(PropertiesTest::assertThatNothingThrowsAndNothingDamagedIsWritten);
    }

    @Property(tries = MANY, shrinking = ShrinkingMode.OFF)
    void noDamageToValidHeadersThrows(@ForAll("damaged") Batch<List<Requests.Line>> batch) {
        batch.check(PropertiesTest::assertThatNothingThrowsAndNothingDamagedIsWritten);
    }

    private static void assertThatNothingThrowsAndNothingDamagedIsWritten(List<Requests.Line> lines) {
        String[] headers = Requests.noted(lines);
        Propagator propagator = PROPAGATORS[inputs % PROPAGATORS.length];
        Heard heard = new Heard();
        Identity identity = propagator.extract(headers, heard);
        Baggage baggage = propagator.baggage(headers, heard);
        assertThatAllIsPrintable(propagator.inject(headers, null, null));
        assertThatAllIsPrintable(propagator.inject(headers, Identity.started(1, 2, 3), headers));
        assertThatAllIsPrintable(propagator.inject(headers, null, headers));
        for (String word : heard.words) assertIsPrintable(word);
        boolean isAnythingThere = identity != null || !baggage.members().isEmpty();
        if (propagator.carries(headers) != isAnythingThere) throw new AssertionError("carries: " + !isAnythingThere);
    }

    @Property(tries = SOME, shrinking = ShrinkingMode.OFF)
    void whatIsWrittenIsPassedOnUntouched(@ForAll("damaged") Batch<List<Requests.Line>> batch) {
        batch.check(lines -> {
            String[] headers = Requests.noted(lines);
            String[] written = PASSING.inject(headers, null, null);
            assertEqual(written.length > 0, PASSING.carries(headers));
            assertEqual(Arrays.asList(PASSING.inject(written, null, null)), Arrays.asList(written));
        });
    }

    @Property(tries = SOME, shrinking = ShrinkingMode.OFF)
    void whatIsNotDamagedGoesOnAsTheVerySameArray(@ForAll("valid") Batch<List<Requests.Line>> batch) {
        batch.check(lines -> {
            String[] headers = Requests.noted(lines);
            if (headers == null) return;
            if (headers[Fields.TRACEPARENT] == null) headers[Fields.TRACESTATE] = null;
            if (Arrays.stream(headers).allMatch(Objects::isNull)) return;
            assertSame(RECEIVED.inject(headers, null, null), headers);
        });
    }

    @Property(tries = SOME, shrinking = ShrinkingMode.OFF)
    void everyFormatBringsBackWhatItCanSay(@ForAll("identities") Batch<Identity> batch) {
        batch.check(identity -> {
            for (Format format : Requests.IDENTITIES) {
                String[] headers = Requests.written(identity, List.of(format));
                Identity back = Objects.requireNonNull(PASSING.extract(headers));
                assertSaysTheSame(back, identity, List.of(format));
                assertEqual(Arrays.asList(Requests.written(back, List.of(format))), Arrays.asList(headers));
            }
        });
    }

    @Property(tries = SOME, shrinking = ShrinkingMode.OFF)
    void anySetOfFormatsBringsBackWhatItCanSay(
            @ForAll("identities") Batch<Identity> batch, @ForAll("sets") List<Format> formats) {
        Propagator propagator = new Propagator(formats, formats, false, true);
        batch.check(identity -> {
            String[] headers = Requests.written(identity, formats);
            assertSaysTheSame(Objects.requireNonNull(propagator.extract(headers)), identity, formats);
            assertSame(propagator.inject(headers, null, null), headers);
        });
    }

    private static void assertSaysTheSame(Identity back, Identity identity, List<Format> formats) {
        boolean isTakenInPlace = formats.get(0) == Format.B3MULTI && formats.contains(Format.B3);
        if (!isTakenInPlace) assertEqual(back.format(), formats.get(0));
        assertEqual(back.traceId(), identity.traceId());
        assertEqual(back.spanId(), identity.spanId());
        assertEqual(back.sampled(), identity.sampled());
        boolean hasDatadog = formats.contains(Format.DATADOG);
        if (!hasDatadog && !formats.contains(Format.TRACECONTEXT)) return;
        assertEqual(back.origin(), identity.origin());
        assertEqual(back.tags(), identity.tags());
        Integer derived = identity.sampled == Identity.YES ? 1 : 0;
        assertEqual(back.priority(), hasDatadog && !identity.hasPriority ? derived : identity.priority());
    }

    /** Either of the two holds all that a browser says, so that all four can be made of it as the browser makes them. */
    @Property(tries = SOME, shrinking = ShrinkingMode.OFF)
    void fromABrowserOneFormatYieldsAllFour(@ForAll("browsers") Batch<String[]> batch) {
        batch.check(sent -> {
            assertSame(PASSING.inject(sent, null, null), sent);
            for (Format format : List.of(Format.TRACECONTEXT, Format.DATADOG)) {
                String[] one = new String[Fields.COUNT];
                for (int key = 0; key < Fields.COUNT; key++) {
                    if ((format.fields & 1 << key) != 0) one[key] = sent[key];
                }
                assertEqual(Arrays.asList(PASSING.inject(one, null, null)), Arrays.asList(sent));
            }
        });
    }

    private static void assertThatAllIsPrintable(String[] written) {
        for (String value : written) {
            if (value == null) continue;
            if (Fields.isDamaged(value)) throw new AssertionError("written: " + value);
            assertIsPrintable(value);
        }
    }

    private static void assertIsPrintable(String value) {
        if (value.isEmpty()) throw new AssertionError("an empty value");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c > '~') throw new AssertionError("character " + (int) c + " in " + value);
        }
    }

    private static void assertEqual(Object actual, Object expected) {
        if (!Objects.equals(actual, expected)) throw new AssertionError(actual + ", not " + expected);
    }

    private static void assertSame(String[] actual, String[] expected) {
        if (actual != expected) throw new AssertionError(Arrays.toString(actual) + ", not the same array");
    }

    @Provide
    Arbitrary<Batch<List<Requests.Line>>> noise() {
        return batches(Requests::noise);
    }

    @Provide
    Arbitrary<Batch<List<Requests.Line>>> damaged() {
        return batches(Requests::damaged);
    }

    @Provide
    Arbitrary<Batch<List<Requests.Line>>> valid() {
        return batches(Requests::valid);
    }

    @Provide
    Arbitrary<Batch<Identity>> identities() {
        return batches(Requests::identity);
    }

    @Provide
    Arbitrary<Batch<String[]>> browsers() {
        return batches(Requests::browser);
    }

    @Provide
    Arbitrary<List<Format>> sets() {
        return Arbitraries.randomValue(random -> {
            List<Format> formats = new ArrayList<>(Requests.IDENTITIES);
            Collections.shuffle(formats, random);
            return List.copyOf(formats.subList(0, 1 + random.nextInt(formats.size())));
        });
    }

    private static <T> Arbitrary<Batch<T>> batches(Function<Requests, T> recipe) {
        return Arbitraries.randomValue((Random random) -> {
            Requests requests = new Requests(random);
            List<T> batch = new ArrayList<>(BATCH);
            while (batch.size() < BATCH) batch.add(recipe.apply(requests));
            return new Batch<>(batch);
        });
    }

    record Batch<T>(List<T> values) {
        interface Check<T> {
            void of(T input);
        }

        void check(Check<T> check) {
            for (T input : values) {
                inputs++;
                try {
                    check.of(input);
                } catch (RuntimeException | AssertionError broken) {
                    String shown = input instanceof String[] array ? Arrays.toString(array) : input.toString();
                    throw new AssertionError(shown + "\n" + broken, broken);
                }
            }
        }

        @Override
        public String toString() {
            return values.size() + " inputs";
        }
    }

    private static final class Heard implements Findings {
        final List<String> words = new ArrayList<>();

        @Override
        public void refused(Format format, String header, String reason) {
            words.add(format.key() + ": " + header + ": " + reason);
        }

        @Override
        public void noted(Format format, String note) {
            words.add(format.key() + ": " + note);
        }
    }
}
