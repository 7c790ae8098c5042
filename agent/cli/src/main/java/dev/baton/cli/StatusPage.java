// SPDX-License-Identifier: Apache-2.0
package dev.baton.cli;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a Baton in another JVM does, for a person and for a program. */
final class StatusPage {
    private StatusPage() {}

    static String words(String pid, Answer answer) {
        Page page = new Page();
        String state = answer.value("state");
        page.line(pid + ": "
                + (state.equals("awake") ? "Baton " + answer.value("version") + " is awake" : "Baton is " + state));
        if (!state.equals("awake")) return page.toString();
        page.gap().line("Edges").table(edges(answer));
        if (isAnySwitchedOff(answer)) {
            page.words(
                    2,
                    "An edge that is switched off has failed too often. It is on again when the JVM starts anew, or "
                            + "after detach and attach; disable= keeps it off.");
        }
        page.gap();
        page.line("Since it woke").table(counts(answer)).gap();
        List<String[]> damaged = answer.rows("damaged");
        if (!damaged.isEmpty()) {
            page.line("Damaged headers").table(damaged(damaged)).gap();
        }
        losses(page, "Requests that left without a trace", answer.rows("lost"));
        losses(page, "Hand-overs that Baton does not follow", answer.rows("not followed"));
        page.line("Settings").table(settings(answer));
        return page.toString();
    }

    private static List<String[]> edges(Answer answer) {
        List<String[]> rows = new ArrayList<>();
        for (String[] edge : answer.rows("edge")) {
            String why = edge[4].isEmpty() ? "" : ": " + edge[4];
            rows.add(new String[] {edge[1], edge[0], edge[3] + why});
        }
        return rows;
    }

    private static boolean isAnySwitchedOff(Answer answer) {
        for (String[] edge : answer.rows("edge")) {
            if (edge[3].equals("switched off")) return true;
        }
        return false;
    }

    private static List<String[]> counts(Answer answer) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {Long.toString(requests(answer)), "requests, of which with"});
        for (Map.Entry<String, Long> format : byFormat(answer).entrySet()) {
            rows.add(new String[] {format.getValue().toString(), "  " + format.getKey()});
        }
        rows.add(new String[] {answer.value("outbound"), "outbound calls under a context"});
        rows.add(new String[] {answer.value("handed over"), "contexts handed over to another thread"});
        return rows;
    }

    private static List<String[]> damaged(List<String[]> lines) {
        List<String[]> rows = new ArrayList<>();
        for (String[] line : lines) {
            rows.add(new String[] {line[3], line[1].isEmpty() ? line[0] : line[1], line[2]});
        }
        return rows;
    }

    private static void losses(Page page, String title, List<String[]> lines) {
        if (lines.isEmpty()) return;
        List<String[]> rows = new ArrayList<>();
        for (String[] line : lines) {
            String origin = line[2].isEmpty() ? "after nothing known" : "after it took " + line[2];
            rows.add(new String[] {line[3], line[0] + ", on " + line[1] + ", " + origin});
        }
        page.line(title).table(rows).gap();
    }

    private static List<String[]> settings(Answer answer) {
        List<String[]> rows = new ArrayList<>();
        for (String[] setting : answer.rows("setting")) {
            rows.add(new String[] {setting[0], setting[1].isEmpty() ? "-" : setting[1], setting[2]});
        }
        return rows;
    }

    private static long requests(Answer answer) {
        long sum = 0;
        for (String[] line : answer.rows("requests")) sum += Long.parseLong(line[1]);
        return sum;
    }

    private static Map<String, Long> byFormat(Answer answer) {
        Map<String, Long> counts = new TreeMap<>();
        for (String[] line : answer.rows("requests")) {
            for (String format : line[0].split(",")) {
                if (!format.isEmpty()) counts.merge(format, Long.parseLong(line[1]), Long::sum);
            }
        }
        return counts;
    }

    /**
     * <pre>
     *   {"pid": n, "state": awake|asleep|inert, "version": ...,
     *    "edges": [{"name", "kind", "versions", "state", "reason"}, ...],
     *    "settings": {key: {"value", "source"}, ...},
     *    "requests": {"all": n, format: n, ...},
     *    "damaged": [{"format", "header", "reason", "count"}, ...],
     *    "outbound": n, "handedOver": n,
     *    "lost": [{"place", "thread", "origin", "count"}, ...],
     *    "notFollowed": [{"place", "thread", "origin", "count"}, ...]}
     * </pre>
     */
    static String json(String pid, Answer answer) {
        JsonObject status = new JsonObject();
        status.put("pid", Long.parseLong(pid));
        status.put("state", answer.value("state"));
        if (!answer.value("state").equals("awake")) return Json.ascii(status);
        status.put("version", answer.value("version"));
        JsonArray edges = new JsonArray();
        for (String[] edge : answer.rows("edge")) {
            edges.add(
                    object("name", edge[0], "kind", edge[1], "versions", edge[2], "state", edge[3], "reason", edge[4]));
        }
        status.put("edges", edges);
        JsonObject settings = new JsonObject();
        for (String[] setting : answer.rows("setting")) {
            settings.put(setting[0], object("value", setting[1], "source", setting[2]));
        }
        status.put("settings", settings);
        JsonObject requests = new JsonObject();
        requests.put("all", requests(answer));
        requests.putAll(byFormat(answer));
        status.put("requests", requests);
        JsonArray damaged = new JsonArray();
        for (String[] line : answer.rows("damaged")) {
            JsonObject kind = object("format", line[0], "header", line[1], "reason", line[2]);
            kind.put("count", Long.parseLong(line[3]));
            damaged.add(kind);
        }
        status.put("damaged", damaged);
        status.put("outbound", Long.parseLong(answer.value("outbound")));
        status.put("handedOver", Long.parseLong(answer.value("handed over")));
        status.put("lost", losses(answer.rows("lost")));
        status.put("notFollowed", losses(answer.rows("not followed")));
        return Json.ascii(status);
    }

    private static JsonArray losses(List<String[]> lines) {
        JsonArray losses = new JsonArray();
        for (String[] line : lines) {
            JsonObject loss = object("place", line[0], "thread", line[1], "origin", line[2]);
            loss.put("count", Long.parseLong(line[3]));
            losses.add(loss);
        }
        return losses;
    }

    private static JsonObject object(String... namesAndValues) {
        JsonObject object = new JsonObject();
        for (int i = 0; i < namesAndValues.length; i += 2) object.put(namesAndValues[i], namesAndValues[i + 1]);
        return object;
    }
}
