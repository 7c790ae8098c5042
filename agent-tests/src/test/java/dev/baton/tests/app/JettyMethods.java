// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.client.Keys;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpProxy;
import org.eclipse.jetty.client.api.Request;
import org.eclipse.jetty.http.HttpField;

/** What differs between the versions of Jetty's client, by whatever names it has. */
final class JettyMethods {
    private static final String JETTY = "org.eclipse.jetty.";

    private JettyMethods() {}

    static HttpClient client() throws ReflectiveOperationException {
        Class<?> factory = first("util.ssl.SslContextFactory$Client", "util.ssl.SslContextFactory");
        Object tls = factory.getConstructor().newInstance();
        factory.getMethod("setSslContext", SSLContext.class).invoke(tls, Keys.made().context);
        Class<?> connector = first("io.ClientConnector");
        if (connector == null) {
            return HttpClient.class
                    .getConstructor(first("util.ssl.SslContextFactory"))
                    .newInstance(tls);
        }
        Object connects = connector.getConstructor().newInstance();
        connector.getMethod("setSslContextFactory", factory).invoke(connects, tls);
        return over(first("client.http.HttpClientTransportOverHTTP", "client.transport.HttpClientTransportOverHTTP")
                .getConstructor(connector)
                .newInstance(connects));
    }

    static HttpClient http2Client() throws ReflectiveOperationException {
        Class<?> http2 = first("http2.client.HTTP2Client");
        return over(first(
                        "http2.client.http.HttpClientTransportOverHTTP2",
                        "http2.client.transport.HttpClientTransportOverHTTP2")
                .getConstructor(http2)
                .newInstance(http2.getConstructor().newInstance()));
    }

    private static HttpClient over(Object transport) throws ReflectiveOperationException {
        Class<?> type = first("client.HttpClientTransport");
        try {
            return HttpClient.class.getConstructor(type).newInstance(transport);
        } catch (NoSuchMethodException older) {
            Class<?> factory = first("util.ssl.SslContextFactory");
            return HttpClient.class.getConstructor(type, factory).newInstance(transport, null);
        }
    }

    static void proxy(HttpClient client, int port) throws ReflectiveOperationException {
        Object proxies = client.getProxyConfiguration();
        HttpProxy proxy = new HttpProxy("localhost", port);
        try {
            List<?> list = (List<?>) proxies.getClass().getMethod("getProxies").invoke(proxies);
            List.class.getMethod("add", Object.class).invoke(list, proxy);
        } catch (ReflectiveOperationException newer) {
            call(proxies, "addProxy", proxy);
        }
    }

    static void add(Request request, String[] header) {
        try {
            request.getClass()
                    .getMethod("addHeader", HttpField.class)
                    .invoke(request, new HttpField(header[0], header[1]));
        } catch (NoSuchMethodException older) {
            call(request, "header", header[0], header[1]);
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(fault);
        }
    }

    static void body(Request request, byte[] body, boolean isStreamed) {
        try {
            Object content = isStreamed
                    ? first(
                                    "client.InputStreamRequestContent",
                                    "client.util.InputStreamRequestContent",
                                    "client.util.InputStreamContentProvider")
                            .getConstructor(InputStream.class)
                            .newInstance(new ByteArrayInputStream(body))
                    : first(
                                    "client.BytesRequestContent",
                                    "client.util.BytesRequestContent",
                                    "client.util.BytesContentProvider")
                            .getConstructor(byte[][].class)
                            .newInstance((Object) new byte[][] {body});
            call(request, content.getClass().getName().endsWith("Provider") ? "content" : "body", content);
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(fault);
        }
    }

    static void abort(Request request) {
        call(request, "abort", new InterruptedException());
    }

    private static void call(Object target, String name, Object... arguments) {
        for (Method method : target.getClass().getMethods()) {
            if (!method.getName().equals(name) || method.getParameterCount() != arguments.length) continue;
            if (!method.getParameterTypes()[0].isInstance(arguments[0])) continue;
            try {
                method.invoke(target, arguments);
                return;
            } catch (ReflectiveOperationException fault) {
                throw new IllegalStateException(fault);
            }
        }
        throw new IllegalStateException(target.getClass() + " has no " + name);
    }

    /** The first of these classes that this version has; null if it has none. */
    private static Class<?> first(String... names) {
        for (String name : names) {
            try {
                return Class.forName(JETTY + name);
            } catch (ClassNotFoundException other) {
                // then by the next name
            }
        }
        return null;
    }
}
