// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.micronaut;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.runtime.Micronaut;

/** On Netty in and out. */
@Controller
public class Application {
    public static void main(String[] arguments) {
        Micronaut.run(Application.class, arguments);
    }

    @Get(produces = "text/plain")
    String ready() {
        return "ready";
    }
}
