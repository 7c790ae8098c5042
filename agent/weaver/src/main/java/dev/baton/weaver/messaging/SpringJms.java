// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.messaging;

import dev.baton.weaver.Edge;
import dev.baton.weaver.advice.Meanwhile;

/**
 * The containers of Spring JMS 4.3–7.0, over whichever consumers Baton knows. They receive in a loop, and a listener may
 * receive as well, an answer for instance: the message that it handles is not over then.
 */
public final class SpringJms {
    private SpringJms() {}

    public static Edge edge() {
        String container = "org.springframework.jms.listener.AbstractMessageListenerContainer";
        return Edge.receive("springjms", "the listeners of Spring JMS 4.3–7.0")
                .type(container)
                .advice("doInvokeListener", Meanwhile.class);
    }
}
