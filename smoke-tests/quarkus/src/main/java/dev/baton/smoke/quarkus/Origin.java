// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.quarkus;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What Quarkus implements: whom the system property {@code origin} names. */
@Path("/")
@RegisterRestClient(configKey = "origin")
public interface Origin {
    @GET
    String blocking();

    @GET
    CompletionStage<String> stage();

    @GET
    Uni<String> uni();

    @GET
    Uni<String> late(@QueryParam("late") String late);
}
