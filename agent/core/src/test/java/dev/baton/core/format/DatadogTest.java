// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Datadog's tags and its member of tracestate, where they meet their limits. */
class DatadogTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=",
                "a=1",
                "a=b=c",
                "!~=1",
                "a=1,",
                "a=1 2 ",
                "_dd.p.tid=64f1c2a900000000",
                "_dd.p.tid=0000000000000000"
            })
    void tagsAreValid(String list) {
        assertThat(DatadogTags.fault(list)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",",
                "a",
                "=",
                "a=1, b=2",
                "=1",
                ",a=1",
                "a=1,,b=2",
                "a=1,,",
                "a b=1",
                "a=\t",
                "a=\u007f",
                "\u00e9=1",
                "_dd.p.tid=",
                "_dd.p.tid=64F1C2A900000000",
                "_dd.p.tid=64f1c2a9000000000",
                "a=1,_dd.p.tid=x,b=2"
            })
    void tagsAreNot(String list) {
        assertThat(DatadogTags.fault(list)).isNotNull();
    }

    @Test
    void tagsThatAreTakenKeepTheirOrderAndTheLastValue() {
        Identity.Draft draft = new Identity.Draft(null);
        DatadogTags.read("_dd.p.b=1,_dd.p.a=2,other=3,_dd.p.tid=00000000000000ff,_dd.p.b=4", draft);
        assertThat(draft.high).isEqualTo(0xff);
        assertThat(draft.tags).containsExactly("_dd.p.b", "4", "_dd.p.a", "2");
    }

    @Test
    void spacesAtTheEndAreNotPartOfWhatIsWritten() {
        assertThat(DatadogTags.of(identity(0, "_dd.p.a", " 1 2  "))).isEqualTo("_dd.p.a= 1 2");
        assertThat(DatadogTags.of(identity(0, "_dd.p.dm", "-4 "))).isEqualTo("_dd.p.dm=-4");
    }

    @Test
    void theHighHalfGoesOutEvenWhereADeciderWouldNotFitBesideIt() {
        assertThat(DatadogTags.of(identity(1, "_dd.p.dm", "x".repeat(476))))
                .hasSize(512)
                .contains("_dd.p.tid=");
        assertThat(DatadogTags.of(identity(1, "_dd.p.dm", "x".repeat(477)))).isEqualTo("_dd.p.tid=0000000000000001");
        assertThat(DatadogTags.of(identity(0, "_dd.p.dm", "x".repeat(504)))).isNull();
    }

    @Test
    void tagsHaveUpTo512CharactersAndWhatFitsBesideIsStillWritten() {
        String fits = "x".repeat(512 - "_dd.p.a=".length() - ",_dd.p.b=1".length());
        assertThat(DatadogTags.of(identity(0, "_dd.p.a", fits, "_dd.p.b", "1")))
                .isEqualTo("_dd.p.a=" + fits + ",_dd.p.b=1")
                .hasSize(512);
        assertThat(DatadogTags.of(identity(0, "_dd.p.a", fits, "_dd.p.b", "12", "_dd.p.c", "3")))
                .isEqualTo("_dd.p.a=" + fits + ",_dd.p.c=3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s:1;s:2                     | 2 |     | ''",
                "s:2;s:x                     | 2 |     | ''",
                "s:1;s:99999999999           | 1 |     | ''",
                "o:                          |   |     | ''",
                "'o:a~b;o:c d'               |   | c d | ''",
                "'o:a;o: '                   |   | a   | ''",
                "'o: a b ;t.a: 1 '           |   | a b | '_dd.p.a= 1'",
                "'t.a:1;t.b:~;t.a:2;t.tid:x' |   |     | '_dd.p.a=2,_dd.p.b=='",
                "'ss:1;oo:x;ta:1;t. b:1;t.c' |   |     | ''",
                "p:0123456789abcdef          |   |     | ''",
            })
    void readsAMember(String member, Integer priority, String origin, String tags) {
        Identity.Draft draft = new Identity.Draft(null);
        DatadogMember.read("a=1, dd=" + member + " ,dd=s:-7", draft);
        Identity identity = draft.identity();
        assertThat(identity.priority()).isEqualTo(priority);
        assertThat(identity.origin()).isEqualTo(origin);
        String read = String.join(
                ",",
                identity.tags().entrySet().stream().map(Map.Entry::toString).toList());
        assertThat(read).isEqualTo(tags);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dd=s:1;o:rum;t.a:1                    | dd=s:1;o:rum;t.a:1",
                "dd=t.a:1;o:rum;x;s:1                  | dd=t.a:1;o:rum;x;s:1",
                "'b=2,dd=s:2'                          | 'dd=s:1;o:rum;t.a:1,b=2'",
                "'dd=s:1;o:rum;t.a:2;p:00000000000000FF;;x: y;t.tid:1,b=2' | 'dd=s:1;o:rum;t.a:1;p:00000000000000FF;x: y,b=2'",
                "'dd=p:00000000000000ff;p:1;s:1'       | dd=s:1;o:rum;p:00000000000000ff;t.a:1;p:1",
                "'b=2,b=3'                             | 'dd=s:1;o:rum;t.a:1,b=2'",
                "dd=s:2;x                              | dd=s:1;o:rum;t.a:1;x",
                "dd=s:1;o:rum;t.a:1;t.b:2              | dd=s:1;o:rum;t.a:1",
            })
    void rewritesAMemberThatSaysSomethingElse(String before, String after) {
        Identity.Draft draft = new Identity.Draft(null);
        draft.hasPriority = true;
        draft.priority = 1;
        draft.origin = "rum";
        draft.tags = new String[] {"_dd.p.a", "1"};
        draft.tracestate = before;
        assertThat(DatadogMember.tracestate(draft.identity())).isEqualTo(after);
    }

    @Test
    void aMemberWithNothingLeftToSayGoesAway() {
        Identity.Draft draft = new Identity.Draft(null);
        draft.tracestate = "dd=s:1,a=1";
        assertThat(DatadogMember.tracestate(draft.identity())).isEqualTo("a=1");
        draft.tracestate = "dd=s:1";
        assertThat(DatadogMember.tracestate(draft.identity())).isNull();
        draft.tracestate = "dd=x:1,a=1";
        assertThat(DatadogMember.tracestate(draft.identity())).isEqualTo("dd=x:1,a=1");
    }

    @Test
    void aMemberHasUpTo256CharactersAndWhatFitsBesideIsStillWritten() {
        String fits = "x".repeat(256 - "dd=t.a:".length() - ";t.b:1".length());
        assertThat(DatadogMember.tracestate(identity(0, "_dd.p.a", fits, "_dd.p.b", "1")))
                .isEqualTo("dd=t.a:" + fits + ";t.b:1")
                .hasSize(256);
        assertThat(DatadogMember.tracestate(identity(0, "_dd.p.a", fits, "_dd.p.b", "12", "_dd.p.c", "3")))
                .isEqualTo("dd=t.a:" + fits + ";t.c:3");
    }

    /** Who decided, {@code t.dm}, goes with a decision that the flag overrules, and stays with one that it confirms. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "01 | s:2 | 2 | -4",
                "01 | s:0 | 1 | -0",
                "00 | s:2 | 0 |",
                "00 | s:0 | 0 | -4",
                "00 | s:-1 | -1 | -4",
                "01 | x:1 |   | -4",
            })
    void theSampledFlagGoesBeforeThePriority(String flags, String said, Integer priority, String decider) {
        String[] headers =
                Fields.add(null, Fields.TRACEPARENT, "00-7c9e6679742540de944be07fc1f90ae7-0b4d2f8e6a1c3957-" + flags);
        Fields.add(headers, Fields.TRACESTATE, "dd=" + said + ";t.dm:-4");
        Identity identity = Format.TRACECONTEXT
                .read(headers, Format.TRACECONTEXT.check(headers, null))
                .identity();
        assertThat(identity.priority()).isEqualTo(priority);
        assertThat(identity.tags().get("_dd.p.dm")).isEqualTo(decider);
    }

    @Test
    void aMemberDoesNotEndInASpace() {
        assertThat(DatadogMember.tracestate(identity(0, "_dd.p.a", "b  "))).isEqualTo("dd=t.a:b");
    }

    @Test
    void namesAndValuesOfTagsAreBentWhereTracestateCannotHoldThem() {
        assertThat(DatadogMember.tracestate(identity(0, "_dd.p.a b=c:d;e", "1=2,3;4~5:6\u00e9")))
                .isEqualTo("dd=t.a_b_c_d_e:1~2_3_4_5:6_");
    }

    @Test
    void tagsAreChangedInCopies() {
        String[] tags = {"a", "1", "b", "2", "c", "3"};
        assertThat(Tags.without(tags, "b")).containsExactly("a", "1", "c", "3");
        assertThat(Tags.without(tags, "a")).containsExactly("b", "2", "c", "3");
        assertThat(Tags.without(tags, "x")).isSameAs(tags);
        assertThat(Tags.with(tags, "b", "x")).containsExactly("a", "1", "b", "x", "c", "3");
        assertThat(Tags.with(tags, "d", "4")).endsWith("c", "3", "d", "4");
        assertThat(tags).containsExactly("a", "1", "b", "2", "c", "3");
    }

    private static Identity identity(long high, String... tags) {
        Identity.Draft draft = new Identity.Draft(null);
        draft.high = high;
        draft.low = 1;
        draft.tags = tags;
        return draft.identity();
    }
}
