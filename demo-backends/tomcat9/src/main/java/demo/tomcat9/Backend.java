// SPDX-License-Identifier: Apache-2.0
package demo.tomcat9;

import java.net.URI;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An ordinary backend on Tomcat 9: {@code java -jar baton-demo-tomcat9.jar PORT NEXT-URL}. */
public final class Backend {
    private static final Logger log = LoggerFactory.getLogger(Backend.class);

    private Backend() {}

    public static void main(String[] arguments) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setPort(Integer.parseInt(arguments[0]));
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setThrowOnFailure(true);
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "echo", new Echo(URI.create(arguments[1])));
        context.addServletMappingDecoded("/*", "echo");
        try {
            tomcat.start();
            log.info("Listening on {}, calling {}", arguments[0], arguments[1]);
            awaitEndOfInput();
        } finally {
            tomcat.stop();
            tomcat.destroy();
        }
    }

    /** Whoever started this backend ends it by closing its standard input, or by ending. */
    private static void awaitEndOfInput() throws Exception {
        while (System.in.read() >= 0) {
            log.debug("Input ignored");
        }
    }
}
