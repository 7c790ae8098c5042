// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.Woken;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** With the {@code ThreadContext} that is the default outside of web applications. */
@Tag("log4j2")
class Log4j2Test extends LogContract {
    @Override
    String logs() {
        return "Log4j2Logs";
    }

    @Test
    void soDoesALineThatAnAsynchronousLoggerWrites() throws Exception {
        saysTheTraceOfItsRequest("ring");
        theApplicationsOwnKeysWin("ring");
    }

    @Test
    void soDoesALineWithPropertiesOfTheConfiguration() throws Exception {
        Trace trace = new Trace();
        Object scope = trace.open();
        log.say("labelled", "line");
        log.put("trace_id", "mine");
        log.say("labelled", "line");
        log.remove("trace_id");
        Woken.close(scope);
        log.say("labelled", "line");
        assertThat(lines("labelled", 3))
                .containsExactly(
                        "line" + trace.said(trace.id, "label"),
                        "line" + trace.said("mine", "label"),
                        "line trace= span= flags= own=label");
    }
}
