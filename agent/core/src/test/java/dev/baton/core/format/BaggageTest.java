// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaggageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=",
                "a=1",
                "a = 1",
                "a\t=\t1\t;p",
                "a=b=c",
                "a=1;",
                "a=1;;p;q=r",
                "a=+%",
                "!#$%&'*+-.^_`|~=1",
                " a=1 ",
                "a=1,a=2",
                "a=1;p q=~"
            })
    void whatIsCleanStaysTheSameString(String list) {
        assertThat(BaggageFormat.cleaned(list, null)).isSameAs(list);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                 |",
                "' '                |",
                "','                |",
                "a                  |",
                "=1                 |",
                "'a b=1'            |",
                "'a=1 2'            |",
                "'a=\"1\"'          |",
                "'a=1\\'            |",
                "'a=\u00e9'         |",
                "'\u00e9=1'         |",
                "'a=1;\u00e9'       |",
                "'a=1,'             | a=1",
                "',a=1'             | a=1",
                "'a=1, b = 2 ,c'    | 'a=1,b = 2'",
                "'x,a=1 ;p , b=2'   | 'a=1 ;p,b=2'",
                "'a=\u00e9,b=2,c='  | 'b=2,c='",
            })
    void aMemberThatIsNotIsDropped(String list, String kept) {
        assertThat(BaggageFormat.cleaned(list, null)).isEqualTo(kept);
    }

    @Test
    void thereAreUpTo64Members() {
        String most = list(64);
        assertThat(BaggageFormat.cleaned(most, null)).isSameAs(most);
        assertThat(BaggageFormat.cleaned(list(64) + ",x", null)).isEqualTo(list(64));
        assertThat(BaggageFormat.cleaned(list(65), null)).isEqualTo(list(64));
        assertThat(BaggageFormat.cleaned("x," + list(65), null)).isEqualTo(list(64));
    }

    @Test
    void thereAreUpTo8192BytesAndLaterMembersAreStillTried() {
        String big = "a=" + "x".repeat(8184);
        assertThat(BaggageFormat.cleaned(big + ",b=12", null))
                .isEqualTo(big + ",b=12")
                .hasSize(8191);
        String longest = big + ",b=123";
        assertThat(longest).hasSize(8192);
        assertThat(BaggageFormat.cleaned(longest, null)).isSameAs(longest);
        assertThat(BaggageFormat.cleaned("x," + longest, null)).isEqualTo(longest);
        assertThat(BaggageFormat.cleaned(big + ",b=1234,c=12", null)).isEqualTo(big + ",c=12");
        assertThat(BaggageFormat.cleaned("a=" + "x".repeat(8191) + ",b=1", null))
                .isEqualTo("b=1");
        assertThat(BaggageFormat.cleaned(big + " ".repeat(9) + ",b=1", null)).isEqualTo(big + ",b=1");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "%20, ` `",
                "%c3%A9, \u00e9",
                "%F0%9F%98%80, \ud83d\ude00",
                "100%, 100%",
                "%2, %2",
                "%zz, %zz",
                "%%41, %A",
                "%C3, \ufffd",
                "%FFa, \ufffda",
                "a%00b, a\u0000b",
                "a+b, a+b",
            })
    void valuesAreDecoded(String value, String decoded) {
        assertThat(BaggageFormat.read("a=" + value).get("a")).isEqualTo(decoded);
    }

    @Test
    void aLookupSeesTheLastOfAKey() {
        Baggage baggage = BaggageFormat.read("a=1,b=2,a=3");
        assertThat(baggage.get("a")).isEqualTo("3");
        assertThat(baggage.get("c")).isNull();
        assertThat(baggage.members()).extracting(Baggage.Member::value).containsExactly("1", "2", "3");
    }

    @ParameterizedTest
    @CsvSource({
        "a~b, a~b",
        "(1)*!'_, (1)*!'_",
        "a-b, a-b",
        "a/b, a%2Fb",
        "\u0080, %C2%80",
        "\u00e9, %C3%A9",
        "\ud83d\ude00, %F0%9F%98%80"
    })
    void valuesAreEncodedAsABrowserDoes(String value, String encoded) {
        assertThat(written("k", value, null)).isEqualTo("k=" + encoded);
    }

    @Test
    void halfASurrogatePairIsReplaced() {
        assertThat(written("k", "a\ud83d", null)).isEqualTo("k=a%EF%BF%BD");
        assertThat(written("k", "\ude00b", null)).isEqualTo("k=%EF%BF%BDb");
        assertThat(written("k", "\ud800", null)).isEqualTo("k=%EF%BF%BD");
        assertThat(written("k", "\udfff", null)).isEqualTo("k=%EF%BF%BD");
    }

    @Test
    void whatWouldNotComeBackAsItIsIsNotWritten() {
        assertThat(written("a=b", "1", null)).isNull();
        assertThat(written("a,b", "1", null)).isNull();
        assertThat(written("", "1", null)).isNull();
        assertThat(written("a", "1", "p,b=2")).isNull();
        assertThat(written("a", "1", ",b=2")).isNull();
        assertThat(written("a", "1", "p\r\n")).isNull();
        assertThat(written("a", "\r\n", null)).isEqualTo("a=%0D%0A");
        assertThat(BaggageFormat.write(Baggage.NONE)).isNull();
    }

    @Test
    void membersCannotBeChanged() {
        List<Baggage.Member> members = new ArrayList<>(BaggageFormat.read("a=1").members());
        Baggage baggage = new Baggage(members);
        members.clear();
        assertThat(baggage.members()).hasSize(1).isUnmodifiable();
    }

    private static String written(String key, String value, String properties) {
        return BaggageFormat.write(new Baggage(List.of(new Baggage.Member(key, value, properties))));
    }

    private static String list(int members) {
        return IntStream.range(0, members).mapToObj(i -> "k" + i + "=v").collect(Collectors.joining(","));
    }
}
