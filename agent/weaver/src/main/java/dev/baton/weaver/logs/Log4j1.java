// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.logs;

import dev.baton.weaver.Edge;
import java.util.Hashtable;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;
import org.jspecify.annotations.Nullable;

/**
 * Log4j 1.2 and Reload4j. Until an event copies the MDC, for all of it or before it goes to another thread, each key is
 * looked up there. The class of this name in Log4j 2's bridge has neither a copy nor the MDC, and is left alone.
 */
public final class Log4j1 {
    private Log4j1() {}

    public static Edge edge() {
        return Edge.log("log4j1", "Log4j 1.2, Reload4j 1.2")
                .type("org.apache.log4j.spi.LoggingEvent")
                .advice("getMDC", Get.class)
                .advice("getMDCCopy", Copy.class);
    }

    static final class Get {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Argument(0) String key,
                @FieldValue("mdcCopyLookupRequired") boolean isOnItsThread,
                @Return(readOnly = false) @Nullable Object value) {
            if (value == null && isOnItsThread) value = Baton.logField(key);
        }
    }

    static final class Copy {
        @OnMethodEnter(suppress = Throwable.class)
        static boolean enter(@FieldValue("mdcCopyLookupRequired") boolean isFirst) {
            return isFirst;
        }

        @OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Enter boolean isFirst,
                @FieldValue(value = "mdcCopy", readOnly = false) @Nullable Hashtable<Object, Object> copy) {
            if (!isFirst) return;
            String[] fields = Baton.logFields();
            if (fields.length == 0) return;
            Hashtable<Object, Object> target = copy == null ? new Hashtable<>() : copy;
            for (int i = 0; i < fields.length; i += 2) {
                if (!target.containsKey(fields[i])) target.put(fields[i], fields[i + 1]);
            }
            copy = target;
        }
    }
}
