// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.app;

import java.util.Collections;
import java.util.Dictionary;
import java.util.Hashtable;
import javax.servlet.Servlet;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** {@link CallServlet} as an OSGi bundle: whoever serves HTTP in the framework finds it, at {@code /call/}. */
public final class CallBundle implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        Dictionary<String, Object> properties =
                new Hashtable<>(Collections.singletonMap("osgi.http.whiteboard.servlet.pattern", "/call/*"));
        context.registerService(Servlet.class, new CallServlet(), properties);
    }

    @Override
    public void stop(BundleContext context) {
        // The framework takes the service back.
    }
}
