// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import dev.baton.smoke.Launch;
import dev.baton.smoke.backends.Format;
import dev.baton.smoke.backends.Ids;
import dev.baton.smoke.backends.Origin;
import dev.baton.smoke.backends.Table;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reason for all this: the ids of a RUM event are those that the last hop received, in each format. Without Baton
 * there is no call that could have any, as the backend's CORS settings know nothing of tracing, and the browser blocks
 * what a page without RUM may call.
 */
class BrowserTest {
    private static final Table TABLE =
            new Table("backend", "version", "CORS settings", "SDK", "page alone", "with RUM", "and Baton");

    @TempDir
    Path directory;

    static Stream<Site> sites() {
        return Site.all().stream().filter(Site::isWanted);
    }

    @BeforeAll
    static void needsABrowser() {
        Chromium.require();
    }

    @ParameterizedTest
    @MethodSource("sites")
    void linksWhatRumHas(Site site) throws Exception {
        List<Sdk> sdks = Sdk.wanted();
        String version = site.backend().software().version;
        String[][] rows = new String[sdks.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new String[] {site.backend().name, version, site.cors(), sdks.get(i).title, "", "", ""};
            TABLE.row(rows[i]);
        }
        try (Page page = new Page();
                Origin lastHop = new Origin()) {
            site.serve(directory, page, lastHop, null, url -> {
                Visit alone = visit(page, Sdk.NONE, url, lastHop);
                assertThat(alone.outcomes()).as("%s", alone).containsOnly(Outcome.UNLINKED);
                for (int i = 0; i < rows.length; i++) {
                    rows[i][4] = alone.summary();
                    Visit visit = visit(page, sdks.get(i), url, lastHop);
                    rows[i][5] = visit.summary();
                    assertThat(visit.outcomes())
                            .as("%s%n%s", sdks.get(i), visit)
                            .containsOnly(Outcome.BLOCKED);
                }
            });
            site.serve(directory, page, lastHop, Launch.agentOption(""), url -> {
                for (int i = 0; i < rows.length; i++) {
                    Visit visit = visit(page, sdks.get(i), url, lastHop);
                    rows[i][6] = visit.summary();
                    assertThat(visit.outcomes())
                            .as("%s%n%s", sdks.get(i), visit)
                            .containsOnly(Outcome.LINKED);
                }
            });
        }
    }

    static Stream<Sdk> datadogs() {
        return Sdk.wanted().stream().filter(sdk -> sdk.kind.equals("datadog"));
    }

    @ParameterizedTest
    @MethodSource("datadogs")
    void leavesAloneWhatIsNotSampled(Sdk sdk) throws Exception {
        JsonObject none = new JsonObject();
        none.put("traceSampleRate", 0);
        try (Page page = new Page();
                Origin lastHop = new Origin()) {
            Site.all().get(1).serve(directory, page, lastHop, Launch.agentOption(""), url -> {
                List<Call> calls = Call.ofEachKind(sdk, url, lastHop.uri());
                Visit visit = Visit.of(page, sdk, none, calls, lastHop);
                // The ids that say no go on, but RUM does not have them; later SDKs send none.
                Outcome outcome = sdk == Sdk.DATADOG_5 ? Outcome.MISLED : Outcome.UNLINKED;
                assertThat(visit.outcomes()).as("%s", visit).containsOnly(outcome);
                assertThat(calls).noneMatch(call -> page.reported(call).isPresent());
            });
        }
    }

    /** The load of a page is linked to what its backend called meanwhile. */
    @ParameterizedTest
    @MethodSource("datadogs")
    void linksTheLoadOfAPage(Sdk sdk) throws Exception {
        Site tomcat = Site.all().get(1);
        try (Page page = new Page();
                Origin lastHop = new Origin()) {
            String query = "?call=load&scripts=" + page.origin() + "&url=" + lastHop.uri();
            tomcat.serve(directory, page, lastHop, Launch.agentOption("start=always"), url -> {
                assertThat(page.load(sdk, URI.create(url + query), "load")).isEmpty();
            });
            lastHop.calls();
            tomcat.serve(directory, page, lastHop, Launch.agentOption("start=always,html.link=true"), url -> {
                Ids reported = page.load(sdk, URI.create(url + query), "load").orElseThrow();
                Map<String, Ids> told =
                        Ids.in(Format.arrived(lastHop.calls().get(0).headers()));
                System.out.println(sdk.title + ": RUM has the page load in trace " + reported.trace()
                        + ", the last hop was told " + told);
                assertThat(told).containsOnlyKeys("tracecontext", "b3", "b3multi", "datadog");
                assertThat(told.values()).allMatch(reported::isOfTraceOf);
            });
        }
    }

    @Test
    void tellsThePageItsTraceIfAskedTo() throws Exception {
        try (Page page = new Page();
                Origin lastHop = new Origin()) {
            Site tomcat = Site.all().get(1);
            tomcat.serve(directory, page, lastHop, Launch.agentOption(""), url -> {
                Call call = Call.of(url, lastHop.uri(), "all", "fetch", "GET", true, "");
                Visit visit = Visit.of(page, Sdk.DATADOG_7, new JsonObject(), List.of(call), lastHop);
                assertThat(visit.outcomes()).as("%s", visit).containsOnly(Outcome.LINKED);
                assertThat(page.read(call, "serverTiming")).isNull();
                assertThat(page.read(call, "traceresponse")).isNull();
            });
            String told = Launch.agentOption("response=server-timing,traceresponse");
            tomcat.serve(directory, page, lastHop, told, url -> {
                Call call = Call.of(url, lastHop.uri(), "all", "fetch", "GET", true, "");
                Visit visit = Visit.of(page, Sdk.DATADOG_7, new JsonObject(), List.of(call), lastHop);
                assertThat(visit.outcomes()).as("%s", visit).containsOnly(Outcome.LINKED);
                Ids ids = page.reported(call).orElseThrow();
                String traceparent = "00-0000000000000000" + ids.trace() + '-' + ids.span() + "-01";
                assertThat(page.read(call, "serverTiming")).isEqualTo(traceparent);
                assertThat(page.read(call, "traceresponse")).isEqualTo(traceparent);
            });
        }
    }

    private static Visit visit(Page page, Sdk sdk, String url, Origin lastHop) throws Exception {
        return Visit.of(page, sdk, new JsonObject(), Call.ofEachKind(sdk, url, lastHop.uri()), lastHop);
    }

    @AfterAll
    static void print() throws IOException {
        System.out.println(TABLE);
        TABLE.write(Path.of(System.getProperty("smoke.table")).resolveSibling("browser.md"));
    }
}
