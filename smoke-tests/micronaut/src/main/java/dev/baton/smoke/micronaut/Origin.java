// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.micronaut;

import io.micronaut.core.async.annotation.SingleResult;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.client.annotation.Client;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Publisher;

/** What Micronaut implements: whom the system property {@code origin} names. */
@Client("${origin}")
public interface Origin {
    @Get(value = "/", consumes = "text/plain")
    String blocking();

    @Get(value = "/", consumes = "text/plain")
    CompletableFuture<String> future();

    @Get(value = "/", consumes = "text/plain")
    @SingleResult
    Publisher<String> reactive();
}
