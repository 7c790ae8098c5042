// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.messaging;

/** What Baton promises of every provider of JMS; each brings a broker of its own. */
abstract class JmsContract extends MessagingContract {
    JmsContract(String application, String... ways) {
        super(application, ways);
    }

    @Override
    boolean isLoop(String way) {
        return !way.equals("listener") && !way.equals("simple");
    }

    @Override
    int broker() {
        return 0;
    }
}
