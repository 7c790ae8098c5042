// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.client.Call;
import dev.baton.tests.client.Client;
import dev.baton.tests.client.Prepared;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.ConnectHttp;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.stream.ActorMaterializer;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import scala.concurrent.Await;
import scala.concurrent.duration.Duration;

/** Pekko's and Akka's client: by its pools ({@code ""}), or by a stream to one connection, of HTTP/1.1 or ({@code h2}) HTTP/2. It leaves redirects and challenges to its callers. */
@SuppressWarnings("deprecation") // the way in which all of these versions begin
public final class PekkoHttpClients implements Client {
    private static final int CHUNK_BYTES = 7777;

    private final ActorSystem system = ActorHops.start();
    private final Materializer materializer = ActorMaterializer.create(system);
    private final Http http = Http.get(system);

    @Override
    public Prepared prepare(String way, Call call) {
        HttpRequest request = HttpRequest.create(call.uri.toString())
                .withMethod(call.method.equals("POST") ? HttpMethods.POST : HttpMethods.GET);
        for (String[] header : call.headers) {
            request = request.addHeaders(Arrays.asList(RawHeader.create(header[0], header[1])));
        }
        if (call.isStreamed) {
            List<ByteString> chunks = new ArrayList<>();
            for (int at = 0; at < call.body.length; at += CHUNK_BYTES) {
                int end = Math.min(call.body.length, at + CHUNK_BYTES);
                chunks.add(ByteString.fromArray(Arrays.copyOfRange(call.body, at, end)));
            }
            request = request.withEntity(
                    HttpEntities.createChunked(ContentTypes.APPLICATION_OCTET_STREAM, Source.from(chunks)));
        } else if (call.body.length > 0) {
            request = request.withEntity(HttpEntities.create(ContentTypes.APPLICATION_OCTET_STREAM, call.body));
        }
        HttpRequest prepared = request;
        return () -> {
            CompletableFuture<Integer> outcome = new CompletableFuture<>();
            call.cancelledBy(() -> outcome.completeExceptionally(new IllegalStateException("cancelled")));
            Object unused = send(way, prepared, call.uri, true).whenComplete((status, fault) -> {
                if (fault != null) outcome.completeExceptionally(fault);
                else outcome.complete(status);
            });
            if (call.timeoutMillis > 0) {
                Object timeout = system.scheduler()
                        .scheduleOnce(
                                Duration.create(call.timeoutMillis, TimeUnit.MILLISECONDS),
                                () -> outcome.completeExceptionally(new IllegalStateException("timeout")),
                                system.dispatcher());
            }
            return outcome;
        };
    }

    private CompletionStage<Integer> send(String way, HttpRequest request, URI uri, boolean isFirst) {
        CompletionStage<HttpResponse> answered = way.isEmpty()
                ? http.singleRequest(request).thenCompose(this::whole)
                // One that has its head is done with the stream, and so with the connection.
                : Source.single(request)
                        .via(connection(way, uri))
                        .mapAsync(1, this::whole)
                        .runWith(Sink.head(), materializer);
        return answered.thenCompose(response -> {
            int status = response.status().intValue();
            Optional<HttpHeader> location = response.getHeader("Location");
            if (status == 302 && location.isPresent()) {
                URI next = uri.resolve(location.get().value());
                return send(way, request.withUri(next.toString()), next, isFirst);
            }
            if (status == 401 && isFirst) {
                String secret =
                        Base64.getEncoder().encodeToString("name:password".getBytes(StandardCharsets.ISO_8859_1));
                return send(
                        way,
                        request.addHeaders(Arrays.asList(RawHeader.create("Authorization", "Basic " + secret))),
                        uri,
                        false);
            }
            return CompletableFuture.completedFuture(status);
        });
    }

    private CompletionStage<HttpResponse> whole(HttpResponse response) {
        return response.entity()
                .getDataBytes()
                .runWith(Sink.ignore(), materializer)
                .thenApply(done -> response);
    }

    private Flow<HttpRequest, HttpResponse, ?> connection(String way, URI uri) {
        return way.equals("h2")
                ? http.connectionTo(uri.getHost()).toPort(uri.getPort()).http2WithPriorKnowledge()
                : http.outgoingConnection(ConnectHttp.toHost(uri.getHost(), uri.getPort()));
    }

    @Override
    public void close() throws Exception {
        Object unused = Await.result(system.terminate(), Duration.create(1, TimeUnit.MINUTES));
    }
}
