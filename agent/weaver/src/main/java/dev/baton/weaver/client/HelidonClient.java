// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.client;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.WithoutContext;
import io.helidon.common.buffers.BufferData;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.WritableHeaders;
import io.helidon.http.http2.Http2Headers;
import io.helidon.webclient.api.WebClientServiceRequest;
import java.nio.charset.StandardCharsets;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodEnter;

/**
 * The web client of Helidon 4. A call is made on its caller's thread, redirects and all; behind the application's services
 * and before the headers of HTTP/1.1 are written, the buffer holds the request line alone, and more lines may follow that. A proxy
 * that is to tunnel is asked in the same way, and told nothing. The threads that watch a connection, idle or not, work for
 * nobody.
 */
public final class HelidonClient {
    private HelidonClient() {}

    public static Edge edge() {
        return Edge.out("helidonclient", "Helidon 4.0–4.5 WebClient, with HTTP/2")
                .type("io.helidon.webclient.http1.Http1CallEntityChain")
                .advice("doProceed", Proceed.class)
                .type("io.helidon.webclient.http1.Http1CallOutputStreamChain")
                .advice("doProceed", Proceed.class)
                .type("io.helidon.webclient.http2.Http2ClientStream")
                .advice("writeHeaders", Write.class, "io.helidon.http.http2.Http2Headers", "boolean")
                .type("io.helidon.webclient.http2.Http2ClientConnection")
                .advice("start", WithoutContext.class)
                .type("io.helidon.common.socket.IdleInputStream")
                .advice("idle", WithoutContext.class)
                .type("io.helidon.common.socket.SocketWriterAsync")
                .advice("checkRunning|startWriterIfNeeded", WithoutContext.class);
    }

    static final class Proceed {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Argument(1) WebClientServiceRequest request,
                @Argument(2) Object headers,
                @Argument(5) BufferData head) {
            Object context = Baton.departing();
            if (context == null || request.method().text().equals("CONNECT")) return;
            int size = head.available();
            String[] present = null;
            for (Header header : (Headers) headers) {
                String name = header.name();
                int key = Baton.key(name);
                for (String value : header.allValues()) {
                    size += name.length() + value.length() + 4;
                    if (key >= 0) present = Baton.add(present, key, value);
                }
            }
            String[] names = Baton.names();
            String[] values = Baton.inject(context, present, size);
            for (int key = 0; key < values.length; key++) {
                if (values[key] == null) continue;
                String line = names[key] + ": " + values[key] + "\r\n";
                head.write(line.getBytes(StandardCharsets.ISO_8859_1));
            }
        }
    }

    /**
     * These headers are the call's, which may be sent again: they are copied. A connection's table of headers is not for
     * values that no other call has.
     */
    static final class Write {
        @OnMethodEnter(suppress = Throwable.class)
        static void enter(@Argument(value = 0, readOnly = false) Http2Headers carrier) {
            Object context = Baton.departing();
            if (context == null) return;
            int size = carrier.path().length();
            String[] present = null;
            for (Header header : carrier.httpHeaders()) {
                String name = header.name();
                int key = Baton.key(name);
                for (String value : header.allValues()) {
                    size += name.length() + value.length() + 4;
                    if (key >= 0) present = Baton.add(present, key, value);
                }
            }
            String[] names = Baton.names();
            String[] values = Baton.inject(context, present, size);
            WritableHeaders<?> copy = null;
            for (int key = 0; key < values.length; key++) {
                if (values[key] == null) continue;
                if (copy == null) copy = WritableHeaders.create(carrier.httpHeaders());
                copy.add(HeaderValues.create(HeaderNames.create(names[key]), true, false, values[key]));
            }
            if (copy != null) {
                Http2Headers more = Http2Headers.create(copy);
                more.method(carrier.method()).path(carrier.path()).scheme(carrier.scheme());
                if (carrier.authority() != null) more.authority(carrier.authority());
                carrier = more;
            }
        }
    }
}
