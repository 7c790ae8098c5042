// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.messaging;

import dev.baton.tests.client.Trace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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

    /** A loop of the application's own is at what it received last. */
    @Test
    void aListenerThatReceivesAnAnswerGoesOnWithItsMessage() throws Exception {
        for (String way : ways) {
            if (way.startsWith("receive")) continue;
            String queue = newQueue();
            String answers = newQueue();
            for (int number = 0; number < 6; number++) {
                send(number % 2 == 0 ? Trace.all(100 + number) : null, message(answers, "answer"));
            }
            Sight sight = new Sight() {
                @Override
                public void handle(String text, Map<String, List<String>> headers) {
                    try {
                        messenger.ask(answers);
                    } catch (Exception fault) {
                        throw new IllegalStateException(fault);
                    }
                    super.handle(text, headers);
                }
            };
            try (AutoCloseable consumer = consume(way, queue, sight)) {
                for (int number = 0; number < 6; number++) {
                    send(ofNumber(number), message(queue, "" + number));
                    assertStayApart(way, sight.next(1));
                }
            }
        }
    }
}
