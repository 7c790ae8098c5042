// SPDX-License-Identifier: Apache-2.0
package demo.jetty;

import java.io.IOException;
import java.net.URI;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An ordinary backend on Jetty 12, without servlets: {@code java -jar baton-demo-jetty.jar PORT NEXT-URL}. */
public final class Backend {
    private static final Logger log = LoggerFactory.getLogger(Backend.class);

    private Backend() {}

    public static void main(String[] arguments) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(arguments[0]));
        server.addConnector(connector);
        server.setHandler(new Echo(URI.create(arguments[1])));
        try {
            server.start();
            log.info("Listening on {}, calling {}", arguments[0], arguments[1]);
            awaitEndOfInput();
        } finally {
            server.stop();
        }
    }

    /** Whoever started this backend ends it by closing its standard input, or by ending. */
    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            log.debug("Input ignored");
        }
    }
}
