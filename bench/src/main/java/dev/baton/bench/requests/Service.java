// SPDX-License-Identifier: Apache-2.0
package dev.baton.bench.requests;

/** What serves the requests. */
public enum Service {
    TOMCAT("Tomcat and HttpURLConnection", TomcatService.class, "tomcat-"),
    WEBFLUX(
            "Spring WebFlux and WebClient",
            WebFluxService.class,
            "spring-",
            "reactor-",
            "reactive-streams-",
            "netty-",
            "micrometer-",
            "jspecify-");

    public final String title;
    final Class<?> program;

    /** How the names of the jars begin that it needs. */
    final String[] jars;

    Service(String title, Class<?> program, String... jars) {
        this.title = title;
        this.program = program;
        this.jars = jars;
    }
}
