// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.messaging;

import dev.baton.tests.client.Trace;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What Baton promises besides where a message has ten attributes at most. */
abstract class SqsContract extends MessagingContract {
    static final int MOST_ATTRIBUTES = 10;

    /** Of a message and its attributes, in bytes. */
    static final int LARGEST = 262144;

    SqsContract(String application, String... ways) {
        super(application, ways);
    }

    @Override
    boolean isLoop(String way) {
        return !way.equals("callback");
    }

    @Override
    Map<String, String> takenBy(Map<String, String> carried) {
        Map<String, String> taken = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        taken.putAll(super.takenBy(carried));
        if (taken.size() > MOST_ATTRIBUTES)
            taken.keySet().removeAll(Trace.b3multi(1).keySet());
        return taken;
    }

    static String text(int length, char of) {
        char[] text = new char[length];
        Arrays.fill(text, of);
        return new String(text);
    }

    @Override
    int broker() throws Exception {
        return ElasticMqBroker.port();
    }
}
