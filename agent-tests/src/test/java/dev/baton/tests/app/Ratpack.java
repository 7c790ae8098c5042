// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.server.Server;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import ratpack.error.ServerErrorHandler;
import ratpack.exec.Blocking;
import ratpack.exec.Execution;
import ratpack.exec.Promise;
import ratpack.exec.util.ParallelBatch;
import ratpack.handling.Context;
import ratpack.http.client.HttpClient;
import ratpack.server.RatpackServer;
import ratpack.server.ServerConfig;

/** Ratpack of any version of 1. */
public final class Ratpack implements Server {
    private final RatpackServer server = RatpackServer.start(spec -> spec.serverConfig(ServerConfig.builder()
                    .development(false)
                    .address(InetAddress.getLoopbackAddress())
                    .port(0)
                    .threads(3))
            .registryOf(registry -> registry.add(ServerErrorHandler.class, Ratpack::tell))
            .handlers(chain -> chain.path("see", context -> context.render(Sight.at("request")))
                    .path("do/:way", this::handle)));

    public Ratpack() throws Exception {}

    private static void tell(Context context, Throwable fault) {
        StringWriter text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text));
        context.getResponse().status(500).send(text.toString());
    }

    private void handle(Context context) throws Exception {
        StringBuilder seen = new StringBuilder(Sight.at("request"));
        String port = context.getRequest().getQueryParams().get("port");
        URI next = URI.create("http://127.0.0.1:" + port + '/');
        HttpClient client = context.get(HttpClient.class);
        switch (context.getPathTokens().get("way")) {
            case "body":
                context.getRequest()
                        .getBody()
                        .then(body ->
                                context.render(seen + "length/" + body.getBytes().length + '\n' + Sight.at("body")));
                break;
            case "blocking":
                Blocking.get(() -> seen.append(Sight.at("blocking")))
                        .then(any -> context.render(seen + Sight.at("then")));
                break;
            case "timer":
                Execution.sleep(Duration.ofMillis(1), () -> context.render(seen + Sight.at("timer")));
                break;
            case "fork":
                Promise.<String>async(downstream ->
                                Execution.fork().start(execution -> downstream.success(seen + Sight.at("fork"))))
                        .then(text -> context.render(text + Sight.at("joined")));
                break;
            case "call":
                client.get(next)
                        .then(answer -> context.render(seen
                                + Sight.at("answered")
                                + Sight.outbound(answer.getBody().getText())));
                break;
            case "stream":
                client.requestStream(next, request -> {}).then(answer -> context.render(seen + Sight.at("answered")));
                break;
            case "parallel":
                parallel(context, client, next, seen);
                break;
            case "late":
                Blocking.get(() -> seen.append(Sight.at("blocking")))
                        .flatMap(any -> client.get(next))
                        .then(answer -> context.render(seen
                                + Sight.at("answered")
                                + Sight.outbound(answer.getBody().getText())));
                break;
            case "refused":
                client.get(URI.create("http://127.0.0.1:1/"))
                        .onError(fault -> context.render(seen + Sight.at("refused")))
                        .then(answer -> context.render("it answered"));
                break;
            default:
                context.render(seen.toString());
        }
    }

    /** Three calls at once. */
    private static void parallel(Context context, HttpClient client, URI next, StringBuilder seen) {
        List<Promise<String>> calls = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            calls.add(client.get(next)
                    .map(answer -> Sight.outbound(answer.getBody().getText())));
        }
        ParallelBatch.of(calls).yield().then(all -> {
            for (String each : all) seen.append(each);
            context.render(seen + Sight.at("answered"));
        });
    }

    @Override
    public int port(String connector) {
        return server.getBindPort();
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
