// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

import dev.baton.tests.server.Server;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ErrorPage;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.ServletInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import java.util.Map;
import javax.servlet.DispatcherType;

/** Undertow of any version that has servlets, with a listener of each kind. */
public final class UndertowServer implements Server {
    private final DeploymentManager deployment;
    private final UndertowListeners listeners;

    public UndertowServer() throws Exception {
        DeploymentInfo info = Servlets.deployment()
                .setClassLoader(UndertowServer.class.getClassLoader())
                .setContextPath("/")
                .setDeploymentName("contract")
                .addErrorPage(new ErrorPage(ServletApplication.ERROR_PAGE, Throwable.class));
        for (Map.Entry<String, Handler> handler : ServletApplication.handlers().entrySet()) {
            info.addServlet(new ServletInfo(
                            handler.getKey(),
                            HandlerServlet.class,
                            new ImmediateInstanceFactory<>(new HandlerServlet(handler.getValue())))
                    .addMapping(handler.getKey())
                    .setAsyncSupported(true));
        }
        info.addFilter(new FilterInfo("sight", SightFilter.class).setAsyncSupported(true))
                .addFilterUrlMapping("sight", SightFilter.PATH, DispatcherType.REQUEST);
        deployment = Servlets.defaultContainer().addDeployment(info);
        deployment.deploy();
        listeners = new UndertowListeners(deployment.start());
    }

    @Override
    public int port(String connector) {
        return listeners.port(connector);
    }

    @Override
    public void close() throws Exception {
        listeners.close();
        deployment.stop();
        deployment.undeploy();
    }
}
