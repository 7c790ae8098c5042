// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.logs;

import dev.baton.weaver.Edge;
import java.util.Map;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;
import org.jspecify.annotations.Nullable;

/**
 * Logback 1.0–1.6. An event looks at the MDC when it is first asked for it, by a pattern, an encoder or, before the event
 * goes to another thread, {@code prepareForDeferredProcessing}, and keeps what it saw. Whoever asks, asks here.
 */
public final class Logback {
    private Logback() {}

    public static Edge edge() {
        return Edge.log("logback", "Logback 1.0–1.6")
                .type("ch.qos.logback.classic.spi.LoggingEvent")
                .advice("getMDCPropertyMap", GetMdc.class);
    }

    static final class GetMdc {
        @OnMethodEnter(suppress = Throwable.class)
        static boolean enter(@FieldValue("mdcPropertyMap") @Nullable Map<String, String> kept) {
            return kept == null;
        }

        @OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Enter boolean isFirst,
                @FieldValue(value = "mdcPropertyMap", readOnly = false) Map<String, String> kept,
                @Return(readOnly = false) Map<String, String> mdc) {
            if (!isFirst) return;
            mdc = Baton.withLogFields(mdc);
            kept = mdc;
        }
    }
}
