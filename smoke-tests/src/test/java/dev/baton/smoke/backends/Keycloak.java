// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.backends;

import dev.baton.smoke.Jvm;
import dev.baton.smoke.Launch;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keycloak's own distribution: in through Vert.x on Netty, out through Apache HttpClient 4, to ask for an identity
 * provider's metadata.
 */
final class Keycloak extends Backend {
    /** It takes half a minute where nothing else runs. */
    private static final Duration BUILD = Duration.ofMinutes(6);

    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    Keycloak(String name, int oldestJdk) {
        super(name, oldestJdk);
    }

    /** Built, as for production; unbuilt, it would build itself at each start, for longer than all else takes. */
    @Override
    public Software software() throws Exception {
        return super.software().after(home -> {
            Launch build = Launch.program("sh", home + "/bin/kc.sh", "build", "--db=dev-file", "--cache=local")
                    .environment("JAVA_HOME", System.getProperty("java.home"));
            try (Jvm jvm = build.start()) {
                if (jvm.awaitExit(BUILD) != 0) throw new IOException(jvm + "\nfailed");
            }
        });
    }

    @Override
    public Launch launch(Run run) throws Exception {
        return run.script(
                        "bin/kc.sh",
                        "start",
                        "--optimized",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + run.port,
                        "--hostname-strict=false")
                .environment("JAVA_OPTS_APPEND", run.agentOption())
                .environment("KC_BOOTSTRAP_ADMIN_USERNAME", "admin")
                .environment("KC_BOOTSTRAP_ADMIN_PASSWORD", "admin");
    }

    /** Its script tells of any option that it is given. */
    @Override
    String incidental(int jdk) {
        return "Appending additional Java properties to JAVA_OPTS";
    }

    @Override
    public String ready() {
        return "/realms/master";
    }

    @Override
    public HttpRequest.Builder call(Run run) throws Exception {
        return HttpRequest.newBuilder(run.uri("/admin/realms/master/identity-provider/import-config"))
                .header("Authorization", "Bearer " + token(run))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"providerId\":\"oidc\",\"fromUrl\":\"" + run.origin + "\"}"));
    }

    private static String token(Run run) throws Exception {
        String form = "grant_type=password&client_id=admin-cli&username=admin&password=admin";
        Matcher matcher = TOKEN.matcher(HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(run.uri("/realms/master/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.ofString())
                .body());
        if (!matcher.find()) throw new IllegalStateException("Keycloak gives no token");
        return matcher.group(1);
    }
}
