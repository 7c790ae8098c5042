// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.logs;

import dev.baton.weaver.Edge;
import java.util.Map;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.Enter;
import net.bytebuddy.asm.Advice.FieldValue;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;
import org.jspecify.annotations.Nullable;

/**
 * JBoss LogManager 1.2–3.2, on which WildFly logs, whichever library its applications call. Until a record copies the MDC,
 * for all of it or before it goes to another thread, each key is looked up there.
 */
public final class JbossLogManager {
    private JbossLogManager() {}

    public static Edge edge() {
        return Edge.log("jbosslogmanager", "JBoss LogManager 1.2–3.2")
                .type("org.jboss.logmanager.ExtLogRecord")
                .advice("getMdc", Get.class)
                .advice("copyMdc", Copy.class)
                .advice("getMdcCopy", GetAll.class);
    }

    static final class Get {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Argument(0) String key,
                @FieldValue(value = "mdcCopy", typing = Typing.DYNAMIC) @Nullable Object copy,
                @Return(readOnly = false) @Nullable String value) {
            if (value == null && copy == null) value = Baton.logField(key);
        }
    }

    static final class Copy {
        @OnMethodEnter(suppress = Throwable.class)
        static boolean enter(@FieldValue(value = "mdcCopy", typing = Typing.DYNAMIC) @Nullable Object copy) {
            return copy == null;
        }

        @OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Enter boolean isFirst,
                @FieldValue(value = "mdcCopy", typing = Typing.DYNAMIC) Map<String, Object> copy) {
            if (!isFirst) return;
            String[] fields = Baton.logFields();
            for (int i = 0; i < fields.length; i += 2) {
                if (!copy.containsKey(fields[i])) copy.put(fields[i], fields[i + 1]);
            }
        }
    }

    /** Up to 2.1 it copies the MDC itself. What it returns is a map of its own. */
    static final class GetAll {
        @OnMethodEnter(suppress = Throwable.class)
        static boolean enter(@FieldValue(value = "mdcCopy", typing = Typing.DYNAMIC) @Nullable Object copy) {
            return copy == null;
        }

        @OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Enter boolean isFirst,
                @FieldValue(value = "mdcCopy", typing = Typing.DYNAMIC) Map<String, Object> copy,
                @Return Map<String, String> all) {
            if (!isFirst) return;
            String[] fields = Baton.logFields();
            for (int i = 0; i < fields.length; i += 2) {
                if (copy.containsKey(fields[i])) continue;
                copy.put(fields[i], fields[i + 1]);
                all.put(fields[i], fields[i + 1]);
            }
        }
    }
}
