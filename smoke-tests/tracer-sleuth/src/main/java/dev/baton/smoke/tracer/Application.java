// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.tracer;

import java.net.URI;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.sleuth.Span;
import org.springframework.cloud.sleuth.Tracer;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

/** Calls the parameter {@code url} and answers the trace id of its own tracer's span. */
@SpringBootApplication
public class Application {
    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }

    /** As a bean: Sleuth traces those. */
    @Bean
    RestTemplate template() {
        return new RestTemplate();
    }

    /** Answers. */
    @RestController
    static class Calls {
        private final RestTemplate template;
        private final Tracer tracer;

        Calls(RestTemplate template, Tracer tracer) {
            this.template = template;
            this.tracer = tracer;
        }

        @GetMapping("/")
        String ready() {
            return "ready";
        }

        @GetMapping("/call")
        String call(@RequestParam("url") URI url) {
            template.getForObject(url, String.class);
            Span span = tracer.currentSpan();
            return span == null ? "" : span.context().traceId();
        }
    }
}
