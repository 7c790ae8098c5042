// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.server;

import dev.baton.weaver.Edge;
import java.lang.reflect.Method;
import java.util.List;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.This;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpChannel;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Jetty 9.2–11. Whatever happens to a request happens inside {@code HttpChannel.handle}: the first dispatch and those
 * that follow, error pages, timeouts, read and write listeners; HTTP/1.1, HTTP/2 and FastCGI alike. Only the listeners of
 * an asynchronous request are told elsewhere by some versions: by the scheduler (9.2, 9.3), or by the end of a write.
 *
 * <p>The headers of a request can be added to up to 9.4. From 10 on they cannot, and are exchanged as soon as the request
 * has them, in {@code setMetaData}.
 */
public final class Jetty {
    private Jetty() {}

    public static Edge edge() {
        return Edge.in("jetty", "Jetty 9.2–11")
                .type("org.eclipse.jetty.server.HttpChannel")
                .advice("handle", Handle.class)
                .type("org.eclipse.jetty.server.HttpChannelState")
                .advice("expired|onTimeout|onError|onComplete|completed", Listeners.class)
                .type("org.eclipse.jetty.server.Request")
                .advice("setMetaData", SetMetaData.class);
    }

    static final class Handle {
        @OnMethodEnter(suppress = Throwable.class)
        static Object enter(@This HttpChannel channel) throws ReflectiveOperationException {
            Iterable<HttpField> carrier = channel.getRequest().getHttpFields();
            String[] headers = null;
            if (carrier != null) {
                for (HttpField field : carrier) {
                    int key = Baton.key(field.getName());
                    if (key >= 0) headers = Baton.add(headers, key, field.getValue());
                }
            }
            Object context = Baton.extract(headers);
            if (carrier != null && carrier.getClass() == HttpFields.class) {
                // A class, and not yet the interface that this is compiled for: no call of it would link.
                Method add = null;
                String[] additions = Baton.inbound(context);
                for (int key = 0; key < additions.length; key++) {
                    if (additions[key] == null) continue;
                    if (add == null) add = HttpFields.class.getMethod("add", String.class, String.class);
                    add.invoke(carrier, Baton.names()[key], additions[key]);
                }
            }
            return Baton.serve(context);
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter Object scope) {
            Baton.close(scope);
        }
    }

    static final class Listeners {
        @OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(
                @FieldValue("_channel") HttpChannel channel,
                @FieldValue("_asyncListeners") @Nullable List<?> listeners) {
            if (listeners == null) return null;
            Iterable<HttpField> carrier = channel.getRequest().getHttpFields();
            if (carrier == null) return null;
            String[] headers = null;
            for (HttpField field : carrier) {
                int key = Baton.key(field.getName());
                if (key >= 0) headers = Baton.add(headers, key, field.getValue());
            }
            return Baton.open(Baton.extract(headers));
        }

        @OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Enter @Nullable Object scope) {
            Baton.close(scope);
        }
    }

    static final class SetMetaData {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@This Request request) {
            Iterable<HttpField> carrier = request.getHttpFields();
            if (carrier == null || carrier.getClass() == HttpFields.class) return;
            String[] headers = null;
            for (HttpField field : carrier) {
                int key = Baton.key(field.getName());
                if (key >= 0) headers = Baton.add(headers, key, field.getValue());
            }
            String[] additions = Baton.inbound(Baton.extract(headers));
            for (int key = 0; key < additions.length; key++) {
                if (additions[key] == null) continue;
                HttpField field = new HttpField(Baton.names()[key], additions[key]);
                // By way of Object: else the verifier of 9.3 and 9.4 wants to see Mutable, which they do not have.
                Object added = HttpFields.build(request.getHttpFields(), field);
                request.setHttpFields((HttpFields) added);
            }
        }
    }
}
