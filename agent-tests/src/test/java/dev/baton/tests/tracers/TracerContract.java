// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.tracers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.Slots;
import dev.baton.tests.Woken;
import dev.baton.tests.matrix.LacksExtension;
import dev.baton.tests.matrix.Library;
import dev.baton.tests.matrix.LibraryLoader;
import dev.baton.tests.matrix.Versions;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** What an application sees of its request by the API of its tracer, and what Baton sees of the application's spans. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@ArgumentsSource(Versions.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(LacksExtension.class)
abstract class TracerContract implements LacksExtension.OfLibrary {
    private static final String TRACE = "0000000000000000cca24e4a75166efa";
    private static final String SPAN = "519548c1e0133f68";

    /** The class of {@code dev.baton.tests.app} that is a {@link Tracer}. */
    private final String application;

    /** What {@link Tracer#current} says within a request. */
    private final String browsers;

    @Parameter
    Library library;

    private LibraryLoader loader;
    private Object request;
    private Tracer tracer;

    /** @param beside what the tracer says of a request beside ids and flags */
    TracerContract(String application, String beside) {
        this.application = application;
        this.browsers = TRACE + ' ' + SPAN + " true true " + beside;
    }

    @Override
    public Library library() {
        return library;
    }

    @BeforeParameterizedClassInvocation
    void begin() throws Exception {
        Woken.up();
        loader = new LibraryLoader(library);
        tracer = loader.create(Tracer.class, application);
    }

    @AfterParameterizedClassInvocation
    void end() throws Exception {
        loader.close();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        Baton.close(request);
        assertThat(tracer.current()).isEqualTo(Tracer.NONE);
        Slots.assertNothingIsLeft();
    }

    /** As a browser with Datadog's SDK sends it. */
    private Object request() {
        String[] headers = Baton.add(null, Baton.key("x-datadog-trace-id"), "14745434211663376122");
        headers = Baton.add(headers, Baton.key("x-datadog-parent-id"), "5878684886127296360");
        headers = Baton.add(headers, Baton.key("x-datadog-sampling-priority"), "1");
        headers = Baton.add(headers, Baton.key("x-datadog-origin"), "rum");
        headers = Baton.add(headers, Baton.key("baggage"), "session.id=538456ca");
        return request = Baton.open(Baton.extract(headers));
    }

    /** What an outbound request gets, by lower-case name. */
    private static Map<String, String> sent() {
        Map<String, String> sent = new TreeMap<>();
        String[] values = Baton.inject(Baton.current(), null, 0);
        for (int key = 0; key < values.length; key++) {
            if (values[key] != null) sent.put(Baton.names()[key].toLowerCase(Locale.ROOT), values[key]);
        }
        return sent;
    }

    @Test
    void theCurrentSpanIsTheBrowsers() {
        assertThat(tracer.current()).isEqualTo(Tracer.NONE);
        Object scope = request();
        assertThat(tracer.current()).isEqualTo(browsers);
        assertThat(tracer.current()).isEqualTo(browsers);
        Baton.close(scope);
        assertThat(tracer.current()).isEqualTo(Tracer.NONE);
    }

    @Test
    void aSpanThatIsStartedIsItsChild() {
        Object scope = request();
        assertThat(tracer.parentOfNewSpan()).isEqualTo(TRACE + ' ' + SPAN);
        Baton.close(scope);
        assertThat(tracer.parentOfNewSpan()).isEqualTo(Tracer.NO_IDS);
    }

    @Test
    void theApplicationsOwnSpanWinsAndIsWhatIsSent() throws Exception {
        Object scope = request();
        Map<String, String> before = sent();
        try (AutoCloseable own = tracer.startSpan()) {
            String[] span = tracer.current().split(" ");
            assertThat(span[0]).isEqualTo(TRACE);
            assertThat(span[1]).isNotEqualTo(SPAN);
            namesEverywhere(span[1]);
            try (AutoCloseable inner = tracer.startSpan()) {
                String[] child = tracer.current().split(" ");
                assertThat(child[1]).isNotEqualTo(span[1]);
                namesEverywhere(child[1]);
            }
            namesEverywhere(span[1]);
        }
        assertThat(sent()).isEqualTo(before);
        assertThat(tracer.current()).isEqualTo(browsers);
        Baton.close(scope);
    }

    private static void namesEverywhere(String span) {
        Map<String, String> sent = sent();
        assertThat(sent)
                .containsEntry("traceparent", "00-" + TRACE + '-' + span + "-01")
                .containsEntry("tracestate", "dd=s:1;o:rum")
                .containsEntry("x-datadog-trace-id", "14745434211663376122")
                .containsEntry("x-datadog-parent-id", Long.toUnsignedString(Long.parseUnsignedLong(span, 16)))
                .containsEntry("x-datadog-origin", "rum")
                .containsEntry("b3", "cca24e4a75166efa-" + span + "-1")
                .containsEntry("x-b3-spanid", span)
                .containsEntry("baggage", "session.id=538456ca");
    }

    @Test
    void otherThreadsFollowTheSpanToo() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Object scope = request();
            try (AutoCloseable own = tracer.startSpan()) {
                String span = tracer.current().split(" ")[1];
                assertThat(pool.submit(() -> sent().get("x-b3-spanid")).get()).isEqualTo(span);
                assertThat(pool.submit(() -> tracer.current()).get()).startsWith(TRACE + ' ' + span);
            }
            Baton.close(scope);
            assertThat(pool.submit(TracerContract::sent).get()).isEmpty();
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aScopeThatWasForgottenIsNotTheNextRequests() throws Exception {
        Object scope = request();
        AutoCloseable forgotten = tracer.startSpan();
        Baton.close(scope);
        assertThat(sent()).isEmpty();
        scope = request();
        assertThat(sent()).containsEntry("x-b3-spanid", SPAN);
        Baton.close(scope);
        forgotten.close();
    }

    @Test
    void theContextCanBeMadeCurrentAgain() throws Exception {
        Object scope = request();
        Object context = tracer.context();
        try (AutoCloseable again = tracer.makeCurrent(context)) {
            assertThat(tracer.current()).isEqualTo(browsers);
            assertThat(sent()).containsEntry("x-b3-spanid", SPAN);
        }
        assertThat(tracer.current()).isEqualTo(browsers);
        Baton.close(scope);
    }

    @Test
    void spansOutsideOfARequestAreNoneOfBatonsBusiness() throws Exception {
        try (AutoCloseable own = tracer.startSpan()) {
            assertThat(sent()).isEmpty();
        }
    }
}
