// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.backends;

import java.util.List;

/** Every backend there is. */
final class Backends {
    private Backends() {}

    static List<Backend> all() {
        return List.of(
                new Tomcat("tomcat7", "javax", 8),
                new Tomcat("tomcat9", "javax", 8),
                new Tomcat("tomcat11", "jakarta", 17),
                new Jetty("jetty9", "javax", 8, "deploy"),
                new Jetty("jetty12", "jakarta", 17, "ee10-deploy"),
                new WildFly("wildfly10", "javax", 8, 8),
                new WildFly("wildfly", "jakarta", 17, Integer.MAX_VALUE),
                new PayaraMicro("payara5", "javax", 8, 11),
                new PayaraMicro("payara", "jakarta", 11, 21),
                new Karaf("karaf", "felix", 11),
                new Karaf("karafequinox", "equinox", 11),
                new SpringBoot("boot2", 8),
                new SpringBoot("boot3", 17),
                new SpringBoot("boot4", 17),
                new Keycloak("keycloak", 17),
                new Zipkin("zipkin2", 8),
                new Zipkin("zipkin", 17),
                new WireMock("wiremock", 11),
                new WireMock("wiremockstandalone", 11));
    }
}
