// SPDX-License-Identifier: Apache-2.0
package dev.baton.smoke;

import static dev.baton.smoke.RelayClient.TRACEPARENT;
import static dev.baton.smoke.RelayClient.relay;
import static dev.baton.smoke.RelayClient.relayed;
import static dev.baton.smoke.RelayClient.traceHeaders;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Attached to a JVM that runs, Baton does what it does from the start of one. */
class AttachTest {
    @Test
    void aRunningServerCarriesFromTheNextRequestOn() throws Exception {
        try (Jvm jvm = relay(Launch.java()).start()) {
            assertThat(traceHeaders(relayed(jvm, "traceparent", TRACEPARENT))).isEmpty();
            attach(jvm);
            assertThat(traceHeaders(relayed(jvm, "traceparent", TRACEPARENT))).contains("traceparent: " + TRACEPARENT);
            jvm.awaitBaton();
            assertThat(jvm.err().lines()).singleElement().asString().startsWith("baton: ");
        }
    }

    @Test
    void aSecondAttachIsNoticedSaidOnceAndChangesNothing() throws Exception {
        try (Jvm jvm = relay(Launch.java()).start()) {
            relayed(jvm);
            attach(jvm);
            List<String> once = relayed(jvm, "traceparent", TRACEPARENT);
            attach(jvm);
            attach(jvm);
            assertThat(relayed(jvm, "traceparent", TRACEPARENT)).containsExactlyElementsOf(once);
            jvm.awaitErr("already.*\\R");
            assertThat(jvm.err().lines().filter(line -> line.contains("already")))
                    .hasSize(1);
        }
    }

    @Test
    void anAttachAfterTheAgentOptionIsNoticed() throws Exception {
        try (Jvm jvm = relay(Launch.java().agent("")).start()) {
            List<String> once = relayed(jvm, "traceparent", TRACEPARENT);
            attach(jvm);
            assertThat(relayed(jvm, "traceparent", TRACEPARENT)).containsExactlyElementsOf(once);
            jvm.awaitErr("already.*\\R");
            assertThat(jvm.err()).containsOnlyOnce("already");
        }
    }

    private static void attach(Jvm jvm) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(jvm.pid()));
        try {
            machine.loadAgent(Launch.BATON_JAR.toString());
        } finally {
            machine.detach();
        }
    }
}
