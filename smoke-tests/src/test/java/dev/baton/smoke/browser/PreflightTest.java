// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.browser;

import static dev.baton.smoke.browser.Outcome.BLOCKED;
import static dev.baton.smoke.browser.Outcome.LINKED;
import static dev.baton.smoke.browser.Outcome.UNLINKED;
import static dev.baton.smoke.browser.Outcome.UNREADABLE;

import com.grack.nanojson.JsonObject;
import dev.baton.smoke.Launch;
import dev.baton.smoke.backends.Origin;
import dev.baton.smoke.backends.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What becomes of a page's calls when it gets RUM and its backend gets Baton, under each kind of CORS policy: what worked
 * works and is linked, and what was refused stays refused.
 */
class PreflightTest {
    private static final Table TABLE =
            new Table("backend", "CORS policy", "call", "SDK", "page alone", "with RUM", "and Baton", "and cors=full");

    /** One call under one policy, and what becomes of it in each of the four worlds of {@link #TABLE}. */
    private record Row(
            String policy,
            String method,
            boolean credentials,
            String header,
            Outcome alone,
            Outcome rum,
            Outcome names,
            Outcome full) {
        Call call(String backend, Origin lastHop, String format) {
            return Call.of(backend + policy, lastHop.uri(), format, "fetch", method, credentials, header);
        }

        String said() {
            return method + (credentials ? ", credentials" : "") + (header.isEmpty() ? "" : ", " + header);
        }
    }

    private static Row row(
            String policy,
            String method,
            boolean credentials,
            String header,
            Outcome alone,
            Outcome rum,
            Outcome names,
            Outcome full) {
        return new Row(policy, method, credentials, header, alone, rum, names, full);
    }

    private static final List<Row> ROWS = List.of(
            // A list of names that knows nothing of RUM, or of another RUM.
            row("list", "GET", false, "", UNLINKED, BLOCKED, LINKED, LINKED),
            row("list", "GET", true, "", UNLINKED, BLOCKED, LINKED, LINKED),
            row("list", "POST", false, "", UNLINKED, BLOCKED, LINKED, LINKED),
            row("list", "POST", true, "", UNLINKED, BLOCKED, LINKED, LINKED),
            row("two-lines", "POST", true, "", UNLINKED, BLOCKED, LINKED, LINKED),
            row("two-lines", "GET", false, "X-Requested-With", UNLINKED, BLOCKED, LINKED, LINKED),
            row("datadog-5", "GET", false, "", UNLINKED, BLOCKED, LINKED, LINKED),
            row("datadog-5", "POST", true, "", UNLINKED, BLOCKED, LINKED, LINKED),
            row("no-names", "GET", true, "", UNLINKED, BLOCKED, LINKED, LINKED),
            // Whatever is asked for.
            row("reflect", "POST", true, "X-Own", UNLINKED, UNLINKED, LINKED, LINKED),
            row("star", "POST", false, "X-Own", UNLINKED, UNLINKED, LINKED, LINKED),
            row("star-with-credentials", "POST", false, "X-Own", UNLINKED, UNLINKED, LINKED, LINKED),
            // With credentials the star is a name like others.
            row("star-with-credentials", "GET", true, "", UNLINKED, BLOCKED, LINKED, LINKED),
            row("star-origin-with-credentials", "GET", false, "", UNLINKED, BLOCKED, LINKED, LINKED),
            // It was never asked, until RUM came.
            row("options-200", "GET", true, "", UNLINKED, BLOCKED, BLOCKED, LINKED),
            row("options-401", "GET", true, "", UNLINKED, BLOCKED, BLOCKED, LINKED),
            row("options-403", "GET", true, "", UNLINKED, BLOCKED, BLOCKED, LINKED),
            row("options-405", "GET", true, "", UNLINKED, BLOCKED, BLOCKED, LINKED),
            // Refusals that stay refusals. The browser sends a simple request, and keeps the answer to itself.
            row("no-cors", "GET", false, "", UNREADABLE, BLOCKED, BLOCKED, UNREADABLE),
            row("other-origin", "GET", false, "", UNREADABLE, BLOCKED, BLOCKED, UNREADABLE),
            row("star", "GET", true, "", UNREADABLE, BLOCKED, BLOCKED, UNREADABLE),
            row("star-origin-with-credentials", "GET", true, "", UNREADABLE, BLOCKED, BLOCKED, UNREADABLE),
            row("no-cors", "POST", false, "", BLOCKED, BLOCKED, BLOCKED, BLOCKED),
            row("other-origin", "POST", false, "", BLOCKED, BLOCKED, BLOCKED, BLOCKED),
            row("star", "POST", true, "", BLOCKED, BLOCKED, BLOCKED, BLOCKED),
            row("star-with-credentials", "POST", true, "", BLOCKED, BLOCKED, BLOCKED, BLOCKED),
            row("star-with-credentials", "GET", true, "X-Own", BLOCKED, BLOCKED, BLOCKED, BLOCKED),
            row("list", "GET", false, "X-Own", BLOCKED, BLOCKED, BLOCKED, BLOCKED),
            row("list", "DELETE", false, "", BLOCKED, BLOCKED, BLOCKED, BLOCKED),
            row("no-names", "POST", true, "", BLOCKED, BLOCKED, BLOCKED, BLOCKED),
            row("options-200", "POST", true, "", BLOCKED, BLOCKED, BLOCKED, BLOCKED),
            row("options-401", "POST", true, "", BLOCKED, BLOCKED, BLOCKED, BLOCKED),
            row("options-405", "DELETE", true, "", BLOCKED, BLOCKED, BLOCKED, BLOCKED));

    @TempDir
    Path directory;

    static Stream<Site> sites() {
        return Site.byHand().stream().filter(Site::isWanted);
    }

    @BeforeAll
    static void needsABrowser() {
        Chromium.require();
    }

    @ParameterizedTest
    @MethodSource("sites")
    void whatWorkedIsLinkedAndWhatWasRefusedStaysRefused(Site site) throws Exception {
        List<Sdk> sdks = Sdk.wanted();
        List<List<Outcome>> without;
        List<List<Outcome>> names;
        List<List<Outcome>> full;
        try (Page page = new Page();
                Origin lastHop = new Origin()) {
            List<Sdk> aloneAndSdks =
                    Stream.concat(Stream.of(Sdk.NONE), sdks.stream()).toList();
            without = outcomes(site, page, lastHop, null, aloneAndSdks);
            names = outcomes(site, page, lastHop, Launch.agentOption(""), sdks);
            full = outcomes(site, page, lastHop, Launch.agentOption("cors=full"), sdks);
        }
        SoftAssertions assertions = new SoftAssertions();
        for (int i = 0; i < sdks.size(); i++) {
            for (int j = 0; j < ROWS.size(); j++) {
                Row row = ROWS.get(j);
                List<Outcome> seen = List.of(
                        without.get(0).get(j),
                        without.get(i + 1).get(j),
                        names.get(i).get(j),
                        full.get(i).get(j));
                List<String> cells =
                        new ArrayList<>(List.of(site.backend().name, row.policy, row.said(), sdks.get(i).title));
                for (Outcome outcome : seen) cells.add(outcome.toString());
                TABLE.row(cells.toArray(new String[0]));
                assertions.assertThat(seen).as("%s", cells).containsExactly(row.alone, row.rum, row.names, row.full);
            }
        }
        assertions.assertAll();
    }

    /** By SDK and row. */
    private List<List<Outcome>> outcomes(Site site, Page page, Origin lastHop, @Nullable String agent, List<Sdk> sdks)
            throws Exception {
        List<List<Outcome>> outcomes = new ArrayList<>();
        site.serve(directory, page, lastHop, agent, url -> {
            for (Sdk sdk : sdks) {
                String format = sdk.formats.contains("all") ? "all" : sdk.formats.get(0);
                List<Call> calls =
                        ROWS.stream().map(row -> row.call(url, lastHop, format)).toList();
                Visit visit = Visit.of(page, sdk, new JsonObject(), calls, lastHop);
                outcomes.add(calls.stream().map(visit::outcome).toList());
            }
        });
        return outcomes;
    }

    @AfterAll
    static void print() throws IOException {
        System.out.println(TABLE);
        TABLE.write(Path.of(System.getProperty("smoke.table")).resolveSibling("preflight.md"));
    }
}
