// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.tracer;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.net.URI;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/** Calls the parameter {@code url} and answers the trace id of its own tracer's span. */
@SpringBootApplication
@RestController
public class Application {
    private final RestClient client;
    private final Tracer tracer;

    Application(RestClient.Builder clients, Tracer tracer) {
        this.client = clients.build();
        this.tracer = tracer;
    }

    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }

    @GetMapping("/")
    String ready() {
        return "ready";
    }

    @GetMapping("/call")
    String call(@RequestParam("url") URI url) {
        client.get().uri(url).retrieve().toBodilessEntity();
        Span span = tracer.currentSpan();
        return span == null ? "" : span.context().traceId();
    }
}
