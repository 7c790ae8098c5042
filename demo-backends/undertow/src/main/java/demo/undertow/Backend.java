// SPDX-License-Identifier: Apache-2.0
package demo.undertow;

import io.undertow.Undertow;
import io.undertow.server.handlers.BlockingHandler;
import java.io.IOException;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An ordinary backend on Undertow: {@code java -jar baton-demo-undertow.jar PORT NEXT-URL}. */
public final class Backend {
    private static final Logger log = LoggerFactory.getLogger(Backend.class);

    private Backend() {}

    public static void main(String[] arguments) throws Exception {
        Undertow server = Undertow.builder()
                .addHttpListener(Integer.parseInt(arguments[0]), "127.0.0.1")
                .setHandler(new BlockingHandler(new Echo(HttpUrl.get(arguments[1]))))
                .build();
        server.start();
        log.info("Listening on {}, calling {}", arguments[0], arguments[1]);
        awaitEndOfInput();
        server.stop();
    }

    /** Whoever started this backend ends it by closing its standard input, or by ending. */
    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            log.debug("Input ignored");
        }
    }
}
