// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.quarkus;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** On Vert.x in and out. */
@Path("/")
public class Ready {
    @GET
    public String ready() {
        return "ready";
    }
}
