// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.servlet.FilterRegistration;
import javax.servlet.ServletContainerInitializer;
import javax.servlet.ServletContext;
import javax.servlet.ServletInputStream;
import javax.servlet.ServletRegistration;

/** The application that the contracts of servlet containers talk to: one servlet for each path. */
public final class ServletApplication implements ServletContainerInitializer {
    /** Where an exception that a servlet lets out leads to. */
    static final String ERROR_PAGE = "/errorPage";

    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext context) {
        for (Map.Entry<String, Handler> handler : handlers().entrySet()) {
            ServletRegistration.Dynamic servlet =
                    context.addServlet(handler.getKey(), new HandlerServlet(handler.getValue()));
            servlet.addMapping(handler.getKey());
            servlet.setAsyncSupported(true);
        }
        FilterRegistration.Dynamic filter = context.addFilter("sight", new SightFilter());
        filter.addMappingForUrlPatterns(null, false, SightFilter.PATH);
        filter.setAsyncSupported(true);
        addCorsOfTomcat(context);
    }

    private static void addCorsOfTomcat(ServletContext context) {
        String className = "org.apache.catalina.filters.CorsFilter";
        if (ServletApplication.class.getClassLoader().getResource(className.replace('.', '/') + ".class") == null)
            return;
        FilterRegistration.Dynamic cors = context.addFilter("cors", className);
        cors.setInitParameter("cors.allowed.origins", "http://page.example");
        cors.setInitParameter("cors.allowed.headers", "X-App");
        cors.setAsyncSupported(true);
        cors.addMappingForUrlPatterns(null, false, "/cors");
    }

    /** By path. */
    static Map<String, Handler> handlers() {
        Map<String, Handler> handlers = new TreeMap<>();
        Blocking.addTo(handlers);
        Async.addTo(handlers);
        if (isServlet31()) NonBlocking.addTo(handlers);
        return handlers;
    }

    private static boolean isServlet31() {
        for (Method method : ServletInputStream.class.getMethods()) {
            if (method.getName().equals("setReadListener")) return true;
        }
        return false;
    }
}
