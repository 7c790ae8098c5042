// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import static dev.baton.core.format.Format.B3;
import static dev.baton.core.format.Format.B3MULTI;
import static dev.baton.core.format.Format.BAGGAGE;
import static dev.baton.core.format.Format.DATADOG;
import static dev.baton.core.format.Format.TRACECONTEXT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the vectors do not show: received formats only, traces begun here, and requests that have headers already. */
class PropagatorTest {
    private static final List<Format> ALL = List.of(Format.values());
    private static final Propagator PASSING = new Propagator(ALL, ALL, false, true);
    private static final Propagator RECEIVED = new Propagator(ALL, ALL, true, true);

    private static final String PARENT = "00-7c9e6679742540de944be07fc1f90ae7-0b4d2f8e6a1c3957-01";
    private static final String PARENT_OF_RUM = "00-00000000000000004d65822107fcfd52-78629a0f5f3f164f-01";
    private static final String NEWER_PARENT = "00-00000000000000004d65822107fcfd52-00000000000000aa-01";
    private static final String[] FROM_RUM = {
        "x-datadog-trace-id", "5577006791947779410",
        "x-datadog-parent-id", "8674665223082153551",
        "x-datadog-sampling-priority", "1",
        "x-datadog-origin", "rum"
    };

    @Test
    void withoutHeadersThereIsNothing() {
        assertThat(PASSING.extract(null)).isNull();
        assertThat(PASSING.extract(new String[0])).isNull();
        assertThat(PASSING.carries(null)).isFalse();
        assertThat(PASSING.carries(new String[Fields.COUNT])).isFalse();
        assertThat(PASSING.baggage(null, null).members()).isEmpty();
        assertThat(PASSING.inject(null, null, null)).isEmpty();
        assertThat(PASSING.inject(null, null, headers("b3", "0"))).isEmpty();
        assertThat(PASSING.inject(new String[Fields.COUNT], null, null)).isEmpty();
    }

    @Test
    void whatIsCleanAndWholeGoesOnAsTheVerySameArray() {
        String[] headers = headers("b3", "abcd-f01-1", "baggage", "a=1, b=2");
        assertThat(new Propagator(List.of(B3, BAGGAGE), List.of(BAGGAGE, B3), false, true).inject(headers, null, null))
                .isSameAs(headers);
        assertThat(RECEIVED.inject(headers, null, null)).isSameAs(headers);
        assertThat(RECEIVED.inject(headers, null, new String[Fields.COUNT])).isSameAs(headers);
    }

    @Test
    void theHeadersThatCameAreNeverChanged() {
        String[] headers = headers(FROM_RUM);
        String[] before = headers.clone();
        PASSING.inject(headers, null, null);
        PASSING.inject(headers, Identity.started(1, 2, 3), headers("traceparent", PARENT));
        assertThat(headers).isEqualTo(before);
    }

    @Test
    void receivedWritesNoOtherFormat() {
        assertThat(written(RECEIVED.inject(headers("traceparent", PARENT, "b3", "no"), null, null)))
                .containsOnlyKeys("traceparent");
    }

    /** Of a request with these headers, where the application has made {@link #NEWER_PARENT} current. */
    private static Map<String, String> writtenOfSpan(Propagator propagator, String... headers) {
        return written(spans(propagator, headers).inject(following(propagator, headers), null, null));
    }

    private static String[] following(Propagator propagator, String... headers) {
        return propagator.following(headers(headers), null, headers("traceparent", NEWER_PARENT));
    }

    private static Propagator spans(Propagator propagator, String... headers) {
        return propagator.ofSpans(headers(headers), null);
    }

    @Test
    void theApplicationsSpanIsFollowedWhateverIsReadOfRequests() {
        assertThat(writtenOfSpan(new Propagator(List.of(DATADOG), List.of(TRACECONTEXT), false, true), FROM_RUM))
                .isEqualTo(Map.of("traceparent", NEWER_PARENT));
        assertThat(writtenOfSpan(new Propagator(List.of(B3), List.of(B3), false, true), "b3", "4d65822107fcfd52-f01-1"))
                .isEqualTo(Map.of("b3", "4d65822107fcfd52-00000000000000aa-1"));
        assertThat(writtenOfSpan(new Propagator(List.of(B3), List.of(DATADOG), false, true), "b3", "0"))
                .containsEntry("x-datadog-parent-id", "170");
    }

    @Test
    void theApplicationsSpanGoesOutInNoOtherFormatThanArrived() {
        assertThat(writtenOfSpan(RECEIVED, FROM_RUM))
                .containsEntry("x-datadog-trace-id", "5577006791947779410")
                .containsEntry("x-datadog-parent-id", "170")
                .containsEntry("x-datadog-origin", "rum")
                .doesNotContainKeys("traceparent", "b3");
        assertThat(writtenOfSpan(RECEIVED, "baggage", "a=1")).isEqualTo(Map.of("baggage", "a=1"));
    }

    @Test
    void theApplicationsSpanLeavesTheRequestItsBaggage() {
        Propagator readsOnly = new Propagator(ALL, List.of(TRACECONTEXT), false, true);
        String[] headers = {"traceparent", PARENT_OF_RUM, "baggage", "a=1"};
        assertThat(spans(readsOnly, headers)
                        .baggage(following(readsOnly, headers), null)
                        .members())
                .hasSize(1);
        assertThat(writtenOfSpan(readsOnly, headers)).isEqualTo(Map.of("traceparent", NEWER_PARENT));
        assertThat(writtenOfSpan(PASSING, headers)).containsEntry("baggage", "a=1");
    }

    @Test
    void whatOneHeaderOfAFormatSaysGoesOnWithItsOthers() {
        String[] headers = headers("X-B3-TraceId", "abcd", "X-B3-SpanId", "f01", "X-B3-Flags", "1", "b3", "");
        assertThat(written(RECEIVED.inject(headers, null, null)))
                .isEqualTo(Map.of("X-B3-TraceId", "abcd", "X-B3-SpanId", "f01", "X-B3-Flags", "1"));
    }

    @Test
    void aDamagedOriginIsNobodys() {
        Identity identity = PASSING.extract(headers("x-datadog-trace-id", "1", "x-datadog-origin", "r\u00fcm"));
        assertThat(identity.origin()).isNull();
        assertThat(identity.traceIdLow()).isEqualTo(1);
    }

    @Test
    void anEmptyLineIsNotForwarded() {
        assertThat(written(RECEIVED.inject(headers("traceparent", PARENT, "tracestate", "", "b3", ""), null, null)))
                .containsOnlyKeys("traceparent");
    }

    @Test
    void baggageAloneIsCarried() {
        String[] headers = headers("baggage", "a=1");
        assertThat(PASSING.extract(headers)).isNull();
        assertThat(PASSING.carries(headers)).isTrue();
        assertThat(PASSING.inject(headers, null, null)).isSameAs(headers);
        assertThat(PASSING.baggage(headers, null).get("a")).isEqualTo("1");
    }

    @Test
    void baggageNotToBeReadIsNotCarried() {
        Propagator propagator = new Propagator(List.of(B3), ALL, false, true);
        assertThat(propagator.carries(headers("baggage", "a=1"))).isFalse();
        assertThat(propagator.inject(headers("baggage", "a=1"), null, null)).isEmpty();
        assertThat(propagator.baggage(headers("baggage", "a=1"), null).members())
                .isEmpty();
    }

    @Test
    void aTraceBegunHereIsWrittenInEveryFormatWithTheBaggageThatCame() {
        Identity started = Identity.started(0x1234L, 0xabcdL, 0xfL);
        for (Propagator propagator : List.of(PASSING, RECEIVED)) {
            assertThat(written(propagator.inject(headers("baggage", "a=1", "traceparent", "no"), started, null)))
                    .isEqualTo(Map.ofEntries(
                            Map.entry("traceparent", "00-0000000000001234000000000000abcd-000000000000000f-01"),
                            Map.entry("x-datadog-trace-id", "43981"),
                            Map.entry("x-datadog-parent-id", "15"),
                            Map.entry("x-datadog-sampling-priority", "1"),
                            Map.entry("x-datadog-tags", "_dd.p.tid=0000000000001234"),
                            Map.entry("b3", "0000000000001234000000000000abcd-000000000000000f-1"),
                            Map.entry("X-B3-TraceId", "0000000000001234000000000000abcd"),
                            Map.entry("X-B3-SpanId", "000000000000000f"),
                            Map.entry("X-B3-Sampled", "1"),
                            Map.entry("baggage", "a=1")));
        }
    }

    @Test
    void aTraceBegunHereSaysSo() {
        Identity started = Identity.started(0x1234L, 0xabcdL, 0xfL);
        assertThat(started.format()).isNull();
        assertThat(started.hasIds()).isTrue();
        assertThat(started.traceId()).isEqualTo("0000000000001234000000000000abcd");
        assertThat(started.traceIdHigh()).isEqualTo(0x1234L);
        assertThat(started.traceIdLow()).isEqualTo(0xabcdL);
        assertThat(started.spanId()).isEqualTo("000000000000000f");
        assertThat(started.sampled()).isTrue();
        assertThat(started.flags()).isEqualTo(1);
        assertThat(started.priority()).isNull();
    }

    @Test
    void aFormatThatIsPresentIsLeftAlone() {
        Map<String, String> written =
                written(PASSING.inject(headers(FROM_RUM), null, headers("b3", "0", "baggage", "")));
        assertThat(written).doesNotContainKeys("b3", "baggage").containsKeys("traceparent", "X-B3-TraceId");
    }

    @Test
    void oneHeaderOfAFormatKeepsAllOfIt() {
        assertThat(written(PASSING.inject(headers(FROM_RUM), null, headers("x-datadog-origin", "app"))))
                .doesNotContainKeys("x-datadog-trace-id", "x-datadog-parent-id")
                .containsEntry("traceparent", PARENT_OF_RUM);
    }

    @Test
    void anEmptyHeaderThatIsPresentKeepsItsFormat() {
        assertThat(written(PASSING.inject(headers(FROM_RUM), null, headers("tracestate", ""))))
                .doesNotContainKeys("traceparent", "tracestate");
    }

    @Test
    void aNewerSpanThatIsPresentIsFollowedByTheOtherFormats() {
        assertThat(written(PASSING.inject(headers(FROM_RUM), null, headers("traceparent", NEWER_PARENT))))
                .isEqualTo(Map.of(
                        "x-datadog-trace-id", "5577006791947779410",
                        "x-datadog-parent-id", "170",
                        "x-datadog-sampling-priority", "1",
                        "x-datadog-origin", "rum",
                        "b3", "4d65822107fcfd52-00000000000000aa-1",
                        "X-B3-TraceId", "4d65822107fcfd52",
                        "X-B3-SpanId", "00000000000000aa",
                        "X-B3-Sampled", "1"));
    }

    @Test
    void whatTheNewerSpansFormatLacksStaysAsItArrived() {
        String[] came = headers(
                "traceparent", "00-640cfd8d000000004d65822107fcfd52-78629a0f5f3f164f-03",
                "tracestate", "dd=s:2;o:rum;t.dm:-4,vendor=1");
        assertThat(written(PASSING.inject(came, null, headers("b3", "4d65822107fcfd52-00000000000000aa-1"))))
                .containsEntry("traceparent", "00-640cfd8d000000004d65822107fcfd52-00000000000000aa-03")
                .containsEntry("tracestate", "dd=s:2;o:rum;t.dm:-4,vendor=1")
                .containsEntry("x-datadog-sampling-priority", "2")
                .containsEntry("x-datadog-tags", "_dd.p.dm=-4,_dd.p.tid=640cfd8d00000000")
                .doesNotContainKey("b3");
    }

    @Test
    void aNewerSpansOwnDecisionIsFollowed() {
        String[] came = headers("traceparent", PARENT_OF_RUM, "tracestate", "dd=s:2;o:rum");
        assertThat(written(PASSING.inject(came, null, headers("b3", "4d65822107fcfd52-00000000000000aa-0"))))
                .containsEntry("traceparent", "00-00000000000000004d65822107fcfd52-00000000000000aa-00")
                .containsEntry("x-datadog-sampling-priority", "0")
                .containsEntry("x-datadog-origin", "rum");
    }

    @Test
    void whatIsPresentAndDamagedIsLeftAloneAndNotFollowed() {
        assertThat(written(PASSING.inject(headers(FROM_RUM), null, headers("traceparent", "no"))))
                .doesNotContainKey("traceparent")
                .containsEntry("x-datadog-parent-id", "8674665223082153551")
                .containsEntry("b3", "4d65822107fcfd52-78629a0f5f3f164f-1");
    }

    @Test
    void anotherTraceThatIsPresentIsFollowed() {
        assertThat(written(PASSING.inject(headers("b3", "abcd-f01-1"), null, headers("traceparent", PARENT))))
                .containsEntry("b3", "7c9e6679742540de944be07fc1f90ae7-0b4d2f8e6a1c3957-1");
    }

    @Test
    void anotherTraceThatIsPresentIsNotFollowedAwayFromTheBrowser() {
        String[] present = headers("traceparent", PARENT);
        assertThat(written(PASSING.inject(headers(FROM_RUM), null, present)))
                .containsEntry("x-datadog-trace-id", "5577006791947779410")
                .containsEntry("b3", "4d65822107fcfd52-78629a0f5f3f164f-1")
                .doesNotContainKey("traceparent");
        Propagator notRumFirst = new Propagator(ALL, ALL, false, false);
        assertThat(written(notRumFirst.inject(headers(FROM_RUM), null, present)))
                .containsEntry("b3", "7c9e6679742540de944be07fc1f90ae7-0b4d2f8e6a1c3957-1");
    }

    @Test
    void whatIsPresentIsFollowedOnlyInFormatsThatCameIfOnlyThoseAreWritten() {
        String[] headers = headers("traceparent", PARENT_OF_RUM, "b3", "4d65822107fcfd52-78629a0f5f3f164f-1");
        assertThat(written(RECEIVED.inject(headers, null, headers("traceparent", NEWER_PARENT))))
                .isEqualTo(Map.of("b3", "4d65822107fcfd52-00000000000000aa-1"));
    }

    @Test
    void whatIsPresentIsNotSpreadWhereNoTraceIsCarried() {
        assertThat(written(PASSING.inject(headers("baggage", "a=1"), null, headers("traceparent", PARENT))))
                .containsOnlyKeys("baggage");
    }

    @Test
    void baggageIsIndependentOfWhatIsPresent() {
        String[] headers = headers("traceparent", PARENT_OF_RUM, "baggage", "a=1");
        assertThat(written(PASSING.inject(headers, null, headers("traceparent", NEWER_PARENT))))
                .containsEntry("baggage", "a=1");
        assertThat(written(PASSING.inject(headers, null, headers("baggage", "b=2"))))
                .doesNotContainKey("baggage")
                .containsEntry("traceparent", PARENT_OF_RUM);
    }

    @Test
    void aTraceBegunHereGivesWayToWhatIsPresent() {
        assertThat(written(PASSING.inject(null, Identity.started(1, 2, 3), headers("traceparent", PARENT))))
                .containsEntry("b3", "7c9e6679742540de944be07fc1f90ae7-0b4d2f8e6a1c3957-1");
    }

    @Test
    void inwardTheFormatsThatDidNotArriveAreAdded() {
        String[] headers = headers("x-datadog-trace-id", "5577006791947779410", "x-datadog-parent-id", "15");
        assertThat(inbound(PASSING, headers))
                .containsOnlyKeys("traceparent", "b3", "X-B3-TraceId", "X-B3-SpanId")
                .containsEntry("b3", "4d65822107fcfd52-000000000000000f");
    }

    @Test
    void inwardAFormatOfWhichAnythingArrivedIsLeftAlone() {
        String[] headers = headers("traceparent", "damaged", "b3", "abcd-f01-1", "x-b3-sampled", "1", "baggage", "a=1");
        assertThat(inbound(PASSING, headers))
                .containsOnlyKeys("x-datadog-trace-id", "x-datadog-parent-id", "x-datadog-sampling-priority");
    }

    @Test
    void inwardNothingIsAddedWhereAllArrivedOrOnlyReceivedFormatsAreWritten() {
        String[] headers = headers("b3", "abcd-f01-1");
        assertThat(inbound(new Propagator(List.of(B3), List.of(B3), false, true), headers))
                .isEmpty();
        assertThat(inbound(RECEIVED, headers)).isEmpty();
        assertThat(inbound(PASSING, headers("traceparent", "damaged"))).isEmpty();
    }

    private static Map<String, String> inbound(Propagator propagator, String[] headers) {
        return written(propagator.inbound(headers, propagator.inject(headers, null, null)));
    }

    @Test
    void theBrowserIsFollowedOnlyIfSoWished() {
        String[] headers = headers(FROM_RUM);
        Fields.add(headers, Fields.TRACEPARENT, PARENT);
        assertThat(PASSING.extract(headers).format()).isEqualTo(DATADOG);
        assertThat(new Propagator(ALL, ALL, false, false).extract(headers).format())
                .isEqualTo(TRACECONTEXT);
    }

    @Test
    void anotherFormatOfTheBrowsersTraceIsNoReasonToLeaveIt() {
        String[] headers = headers("traceparent", PARENT_OF_RUM, "tracestate", "dd=o:rum", "b3", "abcd-f01-1");
        Propagator b3First = new Propagator(List.of(B3, TRACECONTEXT), ALL, false, true);
        assertThat(b3First.extract(headers).format()).isEqualTo(TRACECONTEXT);
    }

    @Test
    void aDecisionAloneDisplacesNoIds() {
        String[] headers = headers("b3", "0", "X-B3-TraceId", "abcd", "X-B3-SpanId", "f01");
        Identity identity = new Propagator(List.of(B3, B3MULTI), ALL, false, true).extract(headers);
        assertThat(identity.format()).isEqualTo(B3MULTI);
        assertThat(identity.sampled()).isNull();
        assertThat(written(PASSING.inject(headers, null, null)))
                .containsEntry("b3", "0")
                .containsEntry("x-datadog-trace-id", "43981");
    }

    @Test
    void debugInOneFormatIsDebugForTheTrace() {
        Identity identity = PASSING.extract(headers(
                "traceparent",
                "00-0000000000000000000000000000abcd-0000000000000f01-00",
                "tracestate",
                "dd=s:0",
                "b3",
                "abcd-f01-d"));
        assertThat(identity.debug()).isTrue();
        assertThat(identity.sampled()).isTrue();
        assertThat(identity.priority()).isNull();
    }

    @Test
    void aLongerIdOnceTakenTellsTracesApart() {
        String[] headers = headers(
                "b3", "abcd-f01-1",
                "traceparent", "00-0000000000000001000000000000abcd-0000000000000f02-01",
                "x-datadog-trace-id", "43981",
                "x-datadog-tags", "_dd.p.tid=0000000000000002,_dd.p.a=b",
                "x-datadog-origin", "app");
        Identity identity = new Propagator(List.of(B3, TRACECONTEXT, DATADOG), ALL, false, true).extract(headers);
        assertThat(identity.traceId()).isEqualTo("0000000000000001000000000000abcd");
        assertThat(identity.spanId()).isEqualTo("0000000000000f02");
        assertThat(identity.origin()).isNull();
        assertThat(identity.tags()).isEmpty();
    }

    @Test
    void whatOnlyAnotherFormatOfTheTraceSaysIsAdded() {
        String[] headers = headers(
                "b3", "abcd-f01-1",
                "x-datadog-trace-id", "43981",
                "x-datadog-sampling-priority", "2",
                "x-datadog-tags", "_dd.p.a=b",
                "x-datadog-origin", "app");
        Identity identity = new Propagator(List.of(B3, DATADOG), ALL, false, true).extract(headers);
        assertThat(identity.format()).isEqualTo(B3);
        assertThat(identity.spanId()).isEqualTo("0000000000000f01");
        assertThat(identity.priority()).isEqualTo(2);
        assertThat(identity.origin()).isEqualTo("app");
        assertThat(identity.tags()).isEqualTo(Map.of("_dd.p.a", "b"));
    }

    @Test
    void ofTwoTracesOfTheBrowsersTheFirstInOrderIsFollowed() {
        String[] headers = headers(FROM_RUM);
        Fields.add(headers, Fields.TRACEPARENT, PARENT);
        Fields.add(headers, Fields.TRACESTATE, "dd=s:1;o:rum");
        assertThat(PASSING.extract(headers).format()).isEqualTo(TRACECONTEXT);
        assertThat(new Propagator(List.of(DATADOG, TRACECONTEXT), ALL, false, true)
                        .extract(headers)
                        .format())
                .isEqualTo(DATADOG);
    }

    @Test
    void whatIsDebugStaysSoWhenANewerSpanIsFollowed() {
        String[] came = headers("b3", "4d65822107fcfd52-f01-d");
        assertThat(written(PASSING.inject(came, null, headers("traceparent", NEWER_PARENT))))
                .containsEntry("b3", "4d65822107fcfd52-00000000000000aa-d")
                .containsEntry("X-B3-Flags", "1")
                .containsEntry("x-datadog-sampling-priority", "2");
    }

    /** Origin and tags go with the trace, which is the same where one side has only the low half of its id. */
    @Test
    void aNewerSpanIsOfTheSameTraceIfBothHalvesOfItsIdAre() {
        String newer = "00-640cfd8d000000004d65822107fcfd52-00000000000000aa-01";
        String[] present = headers("traceparent", newer);
        String[] sameId = headers(FROM_RUM);
        Fields.add(sameId, Fields.DATADOG_TAGS, "_dd.p.tid=640cfd8d00000000");
        String[] shorterId = headers(FROM_RUM);
        for (String[] same : new String[][] {sameId, shorterId}) {
            assertThat(written(PASSING.inject(same, null, present)))
                    .containsEntry("b3", "640cfd8d000000004d65822107fcfd52-00000000000000aa-1")
                    .containsEntry("x-datadog-origin", "rum");
        }
        String[] other = headers(FROM_RUM);
        Fields.add(other, Fields.DATADOG_TAGS, "_dd.p.tid=0000000000000001");
        assertThat(written(PASSING.inject(other, null, present)))
                .as("the browser's, which is not left for another")
                .containsEntry("b3", "00000000000000014d65822107fcfd52-78629a0f5f3f164f-1");
        assertThat(written(new Propagator(ALL, ALL, false, false).inject(other, null, present)))
                .containsEntry("b3", "640cfd8d000000004d65822107fcfd52-00000000000000aa-1")
                .doesNotContainKey("x-datadog-origin");
    }

    @Test
    void whateverArrivedOrBeganHereIsToldAsATraceparent() {
        assertThat(PASSING.traceparent(headers(FROM_RUM), null)).isEqualTo(PARENT_OF_RUM);
        assertThat(PASSING.traceparent(null, Identity.started(0x1234L, 0xabcdL, 0xfL)))
                .isEqualTo("00-0000000000001234000000000000abcd-000000000000000f-01");
        assertThat(PASSING.traceparent(headers("b3", "0"), null)).isNull();
        assertThat(PASSING.traceparent(null, null)).isNull();
        assertThat(PASSING.traceContext(headers(FROM_RUM), null)).containsExactly(PARENT_OF_RUM, "dd=s:1;o:rum");
    }

    @Test
    void damageIsToldWhenARequestFirstLeaves() {
        String[] headers = headers("traceparent", PARENT, "b3", "damaged", "baggage", "a");
        assertThat(damage(ALL, headers, null)).containsExactly("b3", "baggage");
        assertThat(damage(ALL, headers, headers("tracestate", "a=1")))
                .as("which is asked for each request that has headers of its own")
                .isEmpty();
        assertThat(damage(List.of(TRACECONTEXT), headers, null)).isEmpty();
        assertThat(damage(ALL, headers("X-B3-TraceId", "abcd", "X-B3-SpanId", "-", "X-B3-Sampled", "1"), null))
                .containsExactly("X-B3-SpanId");
    }

    /** Nor are notes taken where nothing is damaged. */
    @Test
    void ofWhatIsWholeNothingIsTold() {
        assertThat(damage(ALL, headers("traceparent", PARENT, "b3", "abcd-f01-maybe", "baggage", "a=1"), null))
                .isEmpty();
        assertThat(damage(List.of(B3), headers("b3", "abcd-f01-maybe", "traceparent", "damaged"), null))
                .isEmpty();
    }

    private static List<String> damage(List<Format> read, String[] headers, String[] present) {
        List<String> damage = new ArrayList<>();
        Findings findings = new Findings() {
            @Override
            public void refused(Format format, String header, String reason) {
                damage.add(header);
            }

            @Override
            public void noted(Format format, String note) {
                damage.add(note);
            }
        };
        new Propagator(read, ALL, false, true, findings).inject(headers, null, present);
        return damage;
    }

    @Test
    void aFormatNamedTwiceIsReadOnce() {
        Propagator propagator = new Propagator(List.of(B3, B3), List.of(B3, B3), false, true);
        String[] headers = headers("b3", "abcd-f01-1");
        assertThat(propagator.inject(headers, null, null)).isSameAs(headers);
    }

    private static String[] headers(String... namesAndValues) {
        return Carrier.of(namesAndValues).headers();
    }

    /** By the names as they are to be written. */
    private static Map<String, String> written(String[] values) {
        return new TreeMap<>(Carrier.byKey(values).map());
    }
}
