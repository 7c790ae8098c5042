// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.browser;

import dev.baton.smoke.Jdks;
import dev.baton.smoke.Jvm;
import dev.baton.smoke.backends.Backend;
import dev.baton.smoke.backends.Filter;
import dev.baton.smoke.backends.Hop;
import dev.baton.smoke.backends.Jetty;
import dev.baton.smoke.backends.Origin;
import dev.baton.smoke.backends.Run;
import dev.baton.smoke.backends.ServletContainer;
import dev.baton.smoke.backends.Software;
import dev.baton.smoke.backends.SpringBoot;
import dev.baton.smoke.backends.Tomcat;
import dev.baton.smoke.backends.Trip;
import dev.baton.smoke.backends.WildFly;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A backend of another origin than the page's.
 *
 * @param cors whose CORS settings it has
 * @param path where it calls whom the parameter {@code url} names
 */
record Site(Backend backend, String cors, String path) {
    private static final Filter TOMCAT = new Filter(
            "org.apache.catalina.filters.CorsFilter",
            "cors.allowed.origins",
            Filter.PAGES,
            "cors.allowed.headers",
            "Content-Type",
            "cors.support.credentials",
            "true");

    private static final String[] OF_JETTY = {
        "allowedOrigins", Filter.PAGES, "allowedHeaders", "Content-Type", "allowCredentials", "true"
    };

    private static final Filter JETTY9 = new Filter("org.eclipse.jetty.servlets.CrossOriginFilter", OF_JETTY);

    private static final Filter JETTY12 = new Filter("org.eclipse.jetty.ee10.servlets.CrossOriginFilter", OF_JETTY);

    /** Its policy is named by the path. */
    private static final Filter BY_HAND = new Filter("dev.baton.smoke.app.Policies", "pages", Filter.PAGES);

    /** All allow the page's origin, credentials and {@code Content-Type}, and no other header. */
    static List<Site> all() {
        return List.of(
                filtered(new Tomcat("tomcat7", "javax", 8), TOMCAT),
                filtered(new Tomcat("tomcat9", "javax", 8), TOMCAT),
                filtered(new Tomcat("tomcat11", "jakarta", 17), TOMCAT),
                filtered(new Jetty("jetty9", "javax", 8, "deploy,servlets"), JETTY9),
                filtered(new Jetty("jetty12", "jakarta", 17, "ee10-deploy,ee10-servlets"), JETTY12),
                byHand(new WildFly("wildfly", "jakarta", 17, Integer.MAX_VALUE), "list"),
                annotated(new SpringBoot("boot2", 8)),
                annotated(new SpringBoot("boot3", 17)),
                new Site(new SpringBoot("boot3", 17), "CorsRegistry", "/registered/call"),
                annotated(new SpringBoot("boot4", 17)),
                new Site(new SpringBoot("security", 17), "Spring Security", "/call"),
                new Site(new SpringBoot("webflux", 17), "CorsWebFilter", "/call"),
                new Site(new Hop("undertow", 11, "UndertowHop"), "by hand", "/call"),
                new Site(new Hop("jettycore", 17, "JettyHop"), "CrossOriginHandler", "/call"),
                new Site(new Hop("netty", 8, "NettyHop"), "CorsHandler", "/call"),
                new Site(new Hop("vertx", 11, "VertxHop"), "CorsHandler", "/call"));
    }

    /** Those that have any policy, by path. */
    static List<Site> byHand() {
        return List.of(
                byHand(new Tomcat("tomcat9", "javax", 8), ""),
                byHand(new Tomcat("tomcat11", "jakarta", 17), ""),
                byHand(new Jetty("jetty9", "javax", 8, "deploy"), ""),
                byHand(new Jetty("jetty12", "jakarta", 17, "ee10-deploy"), ""),
                byHand(new WildFly("wildfly", "jakarta", 17, Integer.MAX_VALUE), ""));
    }

    private static Site filtered(ServletContainer container, Filter filter) {
        return new Site(container.behind(filter), filter.className().replaceAll(".*\\.", ""), "/call/");
    }

    private static Site byHand(ServletContainer container, String policy) {
        return new Site(container.behind(BY_HAND), ("by hand " + policy).strip(), "/call/" + policy);
    }

    private static Site annotated(SpringBoot application) {
        return new Site(application, "@CrossOrigin", "/call");
    }

    interface Action {
        /** @param url of the path, as the page knows it */
        void run(String url) throws Exception;
    }

    /** Runs it, with the agent or without, for as long as the action takes. */
    void serve(Path directory, Page page, Origin lastHop, @Nullable String agent, Action action) throws Exception {
        Path jdk = Jdks.found().get(Runtime.version().feature());
        Path place = Files.createTempDirectory(directory, "run");
        Run run = new Run(backend.software(), jdk, place, lastHop.uri(), agent, page.origin());
        try (Jvm jvm = backend.launch(run).start()) {
            Trip.awaitReady(jvm, run.uri(backend.ready()));
            action.run("http://localhost:" + run.port + path);
        }
    }

    boolean isWanted() {
        return Software.isWanted(backend.name);
    }

    @Override
    public String toString() {
        return backend + ", " + cors;
    }
}
