// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.messaging;

import java.util.List;
import java.util.Map;

/** A broker's client of some version, as the contract sees it. It lives beside the library, in its class loader. */
public interface Messenger extends AutoCloseable {
    /** @param broker where it listens: a port of loopback */
    void connect(int broker) throws Exception;

    /**
     * A message that is not sent yet.
     *
     * @param headers names and values that the application gives it
     */
    Outgoing message(String queue, String text, Map<String, String> headers) throws Exception;

    /**
     * Begins to work off a queue, from its first message on.
     *
     * @param way which of the ways in which the library receives; the test names it
     * @return what ends it
     */
    AutoCloseable consume(String way, String queue, Handler handler) throws Exception;

    /** Receives one message from a queue, which has one. */
    default void ask(String queue) throws Exception {
        throw new UnsupportedOperationException();
    }

    /** A message of the application's own, of which it may do with as it likes afterwards. */
    interface Outgoing {
        /** Sends this very object, and returns when the broker has it. */
        void send() throws Exception;

        /** Sends it, and has {@code callback} called when the broker has it, where the library has such a thing. */
        default void send(Runnable callback) throws Exception {
            throw new UnsupportedOperationException();
        }

        /** The names of the headers that the object has now. */
        List<String> headers() throws Exception;
    }

    /** What the application does with messages. */
    interface Handler {
        /**
         * Called while a message is handled.
         *
         * @param headers all lines by name, as the application finds them on the message
         * @throws Again if it is to be delivered once more
         */
        void handle(String text, Map<String, List<String>> headers) throws Again;

        /** Called by the same thread when it handles nothing. */
        void idle();
    }

    /** Thrown on purpose. */
    final class Again extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
