// SPDX-License-Identifier: Apache-2.0
package dev.baton.core.settings;

import dev.baton.core.format.Commas;
import java.util.List;
import java.util.Locale;

/** What a user can set: key, default, and one sentence. The README's table is this enum. */
public enum Setting {
    ENABLED("enabled", Kind.CLAIM, "true", "Whether Baton does anything at all."),
    EXTRACT(
            "extract",
            Kind.FORMATS,
            FormatList.ALL,
            "Formats to read, the preferred first; `all` stands for all of them, `none` for none."),
    INJECT(
            "inject",
            Kind.FORMATS_OR_RECEIVED,
            FormatList.ALL,
            "Formats to write; `received` among others: of these only what came in with the request; `received` alone: whatever"
                    + " came in."),
    RUM_FIRST(
            "rum.first",
            Kind.CLAIM,
            "true",
            "Whether the browser's trace wins where a gateway, or a tracer in the application, has put one of its own beside"
                    + " it."),
    RUM_JOINED(
            "rum.joined",
            Kind.CLAIM,
            "false",
            "Whether to read `traceparent: A, B`, as browsers send it for pages with two SDKs: all headers of RUM's, where "
                    + "`x-datadog-origin` tells which that is, else the first of each."),
    INBOUND_TRANSLATE(
            "inbound.translate",
            Kind.CLAIM,
            "true",
            "Whether the application finds the formats that did not arrive on the inbound request too."),
    START("start", Kind.START, "never", "When to begin a trace: `never`, or `always` where a request brings none."),
    CORS(
            "cors",
            Kind.CORS,
            "names",
            "How far to help a browser whose preflight names trace headers: `off`; `names`: they are allowed where the"
                    + " application allows the origin; `full`: besides, a preflight for their sake alone is granted."),
    RESPONSE(
            "response",
            Kind.RESPONSE,
            "",
            "How to tell the page its trace: `server-timing`, `traceresponse`, or both; by default not at all."),
    HTML_LINK(
            "html.link",
            Kind.CLAIM,
            "false",
            "Whether HTML pages name the trace of their request, so that RUM links their load to it; as a page load brings "
                    + "no trace, with `start=always` too."),
    LOGS(
            "logs",
            Kind.LOGS,
            "trace_id,span_id,trace_flags",
            "What log events say of their request, as if the application had put it into its MDC: `trace_id`, `span_id`, "
                    + "`trace_flags`, the decimal `dd.trace_id` and `dd.span_id`, and any `baggage.KEY`; `none` for "
                    + "nothing."),
    MESSAGING(
            "messaging",
            Kind.SWITCH,
            "on",
            "Whether traces go along with messages, through queues and topics: `on` or `off`."),
    CARRY_THREADS(
            "carry.threads",
            Kind.THREADS,
            "virtual",
            "Which threads that a request starts have its trace: `virtual`, `platform`, both, or `none`. A platform thread "
                    + "keeps it for life, even if it serves others later."),
    DISABLE("disable", Kind.NAMES, "", "Edges to leave out, by the names that `java -jar baton.jar` lists."),
    DEBUG("debug", Kind.CLAIM, "false", "Whether to tell on standard error of every woven class and every fault."),
    DEBUG_LOSS(
            "debug.loss",
            Kind.CLAIM,
            "false",
            "Whether to find out where traces are lost, and to tell of each place once; costs time, so not for every day."),
    FAULTS_LIMIT(
            "faults.limit",
            Kind.COUNT,
            "100",
            "How often an edge may fail before it is switched off; `0` for as often as it likes."),
    CACHE(
            "cache",
            Kind.PATH,
            "",
            "A directory to keep woven class files in, so that later starts take them from there and weave nothing."),
    DUMP("dump", Kind.PATH, "", "A directory to write the woven class files to."),
    QUIET("quiet", Kind.CLAIM, "false", "Whether to leave out the line that Baton prints at start."),
    SAFE(
            "safe",
            Kind.CLAIM,
            "false",
            "Whether to weave only by retransformation, where the JVM refuses a bad class and keeps the original."),
    CONFIG("config", Kind.PATH, "", "A properties file with further settings; every other source overrides it.");

    /** What an entry of {@link #LOGS} begins with that names a member of the baggage. */
    public static final String LOGS_BAGGAGE = "baggage.";

    private final String key;
    private final Kind kind;
    private final String byDefault;
    private final String sentence;

    Setting(String key, Kind kind, String byDefault, String sentence) {
        this.key = key;
        this.kind = kind;
        this.byDefault = byDefault;
        this.sentence = sentence;
    }

    /** That with this {@link #key}. */
    public static Setting of(String key) {
        for (Setting setting : values()) {
            if (setting.key.equals(key)) return setting;
        }
        throw new IllegalArgumentException("no setting " + key);
    }

    /** The name in agent arguments and in the properties file: {@code rum.first}. */
    public String key() {
        return key;
    }

    /** The system property: {@code baton.rum.first}. */
    public String property() {
        return Source.PROPERTY + key;
    }

    /** The environment variable: {@code BATON_RUM_FIRST}. */
    public String environment() {
        return Source.ENVIRONMENT + key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** The value where nobody says anything; in the form that {@link Settings#get} gives, so empty for an empty list. */
    public String byDefault() {
        return byDefault;
    }

    /** What it decides, in one sentence of Markdown. */
    public String sentence() {
        return sentence;
    }

    /** What a value, or each entry of a list, may be; empty if anything may. */
    public List<String> valid() {
        return Commas.split(kind.valid);
    }

    Kind kind() {
        return kind;
    }

    /** What values a setting takes. */
    enum Kind {
        CLAIM("true,false"),
        SWITCH("on,off"),
        START("never,always"),
        CORS("off,names,full"),
        RESPONSE("server-timing,traceresponse,none"),
        FORMATS(FormatList.ALL + ",all,none"),
        FORMATS_OR_RECEIVED(FormatList.ALL + ",all,received,none"),
        LOGS("trace_id,span_id,trace_flags,dd.trace_id,dd.span_id,none"),
        THREADS("virtual,platform,none"),
        NAMES(""),
        COUNT(""),
        PATH("");

        private final String valid;

        Kind(String valid) {
            this.valid = valid;
        }

        boolean isFormats() {
            return this == FORMATS || this == FORMATS_OR_RECEIVED;
        }

        boolean isList() {
            return isFormats() || this == RESPONSE || this == LOGS || this == THREADS || this == NAMES;
        }
    }
}
