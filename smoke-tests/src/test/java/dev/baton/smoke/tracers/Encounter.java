// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.tracers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.smoke.Jvm;
import dev.baton.smoke.Launch;
import dev.baton.smoke.backends.Backend;
import dev.baton.smoke.backends.Origin;
import dev.baton.smoke.backends.Run;
import dev.baton.smoke.backends.Software;
import dev.baton.smoke.backends.Talk;
import dev.baton.smoke.backends.Trip;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One start of an application with a tracer, with Baton or without, and what became of one request of each kind. */
final class Encounter {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final List<Passage> passages = new ArrayList<>();
    /** What it said, without the tracer's reports. */
    final List<String> said;

    final List<String> saidByBaton;
    final String transcript;

    private final Tracer tracer;
    private final Backend application;
    private final Run run;
    private final Intake intake;

    static Encounter of(Tracer tracer, Backend application, Path jdk, Order order, Path directory) throws Exception {
        Path place = Files.createTempDirectory(directory, "run");
        try (Origin origin = new Origin();
                Intake intake = new Intake()) {
            String before = order == Order.FIRST ? Launch.agentOption("") : null;
            Run run = new Run(application.software(), jdk, place, origin.uri(), before, "");
            return new Encounter(tracer, application, run, intake, order, origin);
        } finally {
            Software.delete(place);
        }
    }

    private Encounter(Tracer tracer, Backend application, Run run, Intake intake, Order order, Origin origin)
            throws Exception {
        this.tracer = tracer;
        this.application = application;
        this.run = run;
        this.intake = intake;
        Launch launch =
                application.launch(run).options(tracer.options(run, intake).toArray(new String[0]));
        if (order == Order.SECOND) launch.agent("");
        // Else JDKs from 21 on warn of agents that are attached.
        if (order == Order.ATTACHED && Runtime.version().feature() >= 21)
            launch.options("-XX:+EnableDynamicAgentLoading");
        try (Jvm jvm = launch.start()) {
            Trip.awaitReady(jvm, run.uri(application.ready()));
            if (order == Order.ATTACHED) attach(jvm);
            for (Inbound inbound : Inbound.values()) passages.add(passage(inbound, jvm, origin));
            jvm.terminate();
            jvm.awaitExit();
            said = Talk.of(jvm, run).stream()
                    .filter(line -> !tracer.isReport(line))
                    .toList();
            saidByBaton = Talk.ofBaton(jvm);
            transcript = jvm.toString();
        }
    }

    private static void attach(Jvm jvm) throws Exception {
        try (Jvm cli = Launch.java()
                .arguments("-jar", Launch.BATON_JAR.toString(), "attach", Long.toString(jvm.pid()))
                .start()) {
            assertThat(cli.awaitExit()).as("%s", cli).isZero();
        }
    }

    private Passage passage(Inbound inbound, Jvm jvm, Origin origin) throws Exception {
        origin.calls();
        HttpRequest.Builder request = application.call(run);
        if (inbound.isTraced()) request.headers(inbound.headers());
        HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as("%s", jvm).isEqualTo(200);
        List<Outbound> calls = new ArrayList<>();
        for (Origin.Call call : origin.calls()) {
            if (call.path().equals(Origin.CALLED)) calls.add(new Outbound(call.headers()));
        }
        assertThat(calls).as("calls of %s", jvm).isNotEmpty();
        return Passage.of(inbound, calls, tracer, answer.body(), jvm, intake);
    }
}
