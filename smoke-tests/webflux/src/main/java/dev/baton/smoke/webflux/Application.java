// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.webflux;

import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Calls the parameter {@code url}, on Reactor Netty in and out. */
@SpringBootApplication
@RestController
public class Application {
    private final WebClient client = WebClient.create();

    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }

    @Bean
    CorsWebFilter cors(@Value("${page.origin:http://localhost}") String pages) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(Collections.singletonList(pages));
        cors.setAllowedMethods(Arrays.asList("GET", "POST"));
        cors.setAllowedHeaders(Collections.singletonList("Content-Type"));
        cors.setAllowCredentials(true);
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", cors);
        return new CorsWebFilter(source);
    }

    @GetMapping("/")
    String ready() {
        return "ready";
    }

    @RequestMapping(
            path = "/call",
            method = {RequestMethod.GET, RequestMethod.POST})
    Mono<String> call(@RequestParam("url") URI url) {
        return client.get().uri(url).retrieve().bodyToMono(String.class);
    }
}
