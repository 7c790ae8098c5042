// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.app;

/** ActiveMQ as it is set up to save time: a message that was sent is not sent again. */
public final class ActiveMqWithoutCopies extends ActiveMqMessenger {
    @Override
    boolean isCopyMessageOnSend() {
        return false;
    }
}
