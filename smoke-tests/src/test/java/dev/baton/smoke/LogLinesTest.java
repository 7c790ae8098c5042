// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Services that log as their users have set it up, asynchronously, and know nothing of tracing but {@code %X}. */
class LogLinesTest {
    private static final String TRACE_ID = "00000000000000004d65822107fcfd52";

    /** As the Datadog browser SDK sends it: 64 bits, decimal. */
    private static final String[] RUM = {
        "x-datadog-trace-id", "5577006791947779410",
        "x-datadog-parent-id", "8674665223082153551",
        "x-datadog-origin", "rum",
        "x-datadog-sampling-priority", "1"
    };

    @Test
    void theLinesOfOneRequestThroughFourServicesNameTheBrowsersTrace() throws Exception {
        try (Jvm jul = hop(traced(), "jdk", "jul", 0);
                Jvm jboss = hop(traced(), "tomcat", "jboss", port(jul));
                Jvm log4j2 = hop(traced(), "jdk", "log4j2", port(jboss));
                Jvm logback = hop(traced(), "tomcat", "logback", port(log4j2))) {
            ask(logback, "/traced", RUM);
            ask(logback, "/untraced");
            for (Jvm hop : List.of(logback, log4j2, jboss, jul)) {
                awaitLine(hop, "asked /traced [" + TRACE_ID + ']');
                awaitLine(hop, "asked /untraced []");
                if (hop == jul) continue;
                awaitLine(hop, "calls /traced [" + TRACE_ID + ']');
                awaitLine(hop, "calls /untraced []");
            }
        }
    }

    /** One that logs from the start, and so has its classes loaded when Baton comes. */
    @Test
    void attachedBatonIsInTheNextLineAndDetachedInNone() throws Exception {
        for (String library : List.of("logback", "log4j2", "jboss", "jul")) {
            try (Jvm hop = hop(Launch.java(), "jdk", library, 0)) {
                String without = library.equals("jul") ? "{trace_id}" : "";
                ask(hop, "/before", RUM);
                awaitLine(hop, "asked /before [" + without + ']');
                baton("attach", hop);
                ask(hop, "/with", RUM);
                awaitLine(hop, "asked /with [" + TRACE_ID + ']');
                baton("detach", hop);
                ask(hop, "/after", RUM);
                awaitLine(hop, "asked /after [" + without + ']');
            }
        }
    }

    private static Launch traced() {
        return Launch.java().agent("");
    }

    private static Jvm hop(Launch launch, String server, String library, int next) throws Exception {
        List<Path> libraries = new ArrayList<>(RelayClient.libraries());
        if (!library.equals("jul")) {
            for (String jar : System.getProperty("smoke." + library).split(":")) libraries.add(Path.of(jar));
        }
        switch (library) {
            case "logback" -> launch.options("-Dlogback.configurationFile=" + file("logback.xml"));
            case "log4j2" -> launch.options("-Dlog4j2.configurationFile=" + file("log4j2.xml"));
            case "jboss" ->
                launch.options(
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Dlogging.configuration=" + file("jboss.properties").toUri());
            default -> launch.options("-Djava.util.logging.config.file=" + file("jul.properties"));
        }
        return launch.application("LoggedHop", libraries, server, library, Integer.toString(next))
                .start();
    }

    private static Path file(String name) throws Exception {
        return Path.of(LogLinesTest.class.getResource("/logs/" + name).toURI());
    }

    private static int port(Jvm hop) throws Exception {
        return Integer.parseInt(hop.awaitOut("port (\\d+)").group(1));
    }

    private static void ask(Jvm hop, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(hop) + path));
        if (headers.length > 0) request.headers(headers);
        HttpResponse<Void> answer =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.discarding());
        assertThat(answer.statusCode()).isBetween(200, 299);
    }

    /** On standard output, or where the JDK's own handler writes. */
    private static void awaitLine(Jvm hop, String line) throws Exception {
        String regex = "(?m)^" + Pattern.quote(line) + "\\R";
        if (hop.toString().contains("jul.properties")) hop.awaitErr(regex);
        else hop.awaitOut(regex);
    }

    private static void baton(String verb, Jvm hop) throws Exception {
        try (Jvm cli = Launch.java()
                .arguments("-jar", Launch.BATON_JAR.toString(), verb, Long.toString(hop.pid()))
                .start()) {
            assertThat(cli.awaitExit()).as(cli.toString()).isZero();
        }
    }
}
