// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketPermission;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.Permissions;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.security.ProtectionDomain;

/** {@link JdkRelay} whose call may use the network, and nothing else, as that of an application in a guarded container. */
public final class Restricted {
    private Restricted() {}

    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        URL echo = new URL("http://127.0.0.1:" + server.getAddress().getPort() + "/echo");
        server.setExecutor(task -> new Thread(task).start());
        server.createContext("/", exchange -> {
            // So that what only a weak reference holds is gone.
            System.gc();
            answer(exchange, restricted(() -> Get.of(echo)));
        });
        server.createContext("/echo", exchange -> {
            StringBuilder lines = new StringBuilder();
            exchange.getRequestHeaders()
                    .forEach((name, values) ->
                            lines.append(name).append(": ").append(values).append('\n'));
            answer(exchange, lines.toString());
        });
        server.start();
        System.out.println("port " + server.getAddress().getPort());
        while (System.in.read() >= 0) {
            // whoever started it wants it to go on
        }
        System.exit(0);
    }

    private static String restricted(PrivilegedExceptionAction<String> action) throws IOException {
        Permissions permissions = new Permissions();
        permissions.add(new SocketPermission("*", "connect,resolve"));
        ProtectionDomain domain = new ProtectionDomain(null, permissions);
        try {
            return AccessController.doPrivileged(action, new AccessControlContext(new ProtectionDomain[] {domain}));
        } catch (PrivilegedActionException fault) {
            throw new IOException(fault);
        }
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
