// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke.boot;

import org.apache.coyote.http11.Http11NioProtocol;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * With the argument {@code --soak}: a Tomcat that does not look, each second, for what has waited too long. Tomcat 10.1.55
 * takes a processor for such that another thread has just recycled, and the event takes the processor of the next request
 * off its connection, so that now and then a request is never answered, whether Baton is there or not. See {@code
 * AbstractProcessor.timeoutAsync} and {@code AbstractProtocol.ConnectionHandler.process}.
 */
@Component
@ConditionalOnProperty("soak")
class WithoutAsyncTimeouts implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.setProtocol(Protocol.class.getName());
    }

    public static final class Protocol extends Http11NioProtocol {
        @Override
        protected void startAsyncTimeout() {
            // None.
        }
    }
}
