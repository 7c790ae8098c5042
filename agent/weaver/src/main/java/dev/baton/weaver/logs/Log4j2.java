// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.logs;

import dev.baton.weaver.Edge;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;
import org.apache.logging.log4j.core.impl.ContextDataFactory;
import org.apache.logging.log4j.util.StringMap;

/**
 * Log4j 2.7–2.26. An event gets its context data when it is made, on the thread that logs, from one of three injectors, by
 * which map the {@code ThreadContext} is. Two give it what is frozen and shared, often the empty map; one fills the map
 * that the event keeps for this.
 *
 * <p>That is before any pattern asks. So what takes the place of the empty map is made once for a request, and further
 * events cost nothing.
 */
public final class Log4j2 {
    private static final String INJECTOR = "org.apache.logging.log4j.core.impl.ThreadContextDataInjector$";

    private Log4j2() {}

    public static Edge edge() {
        return Edge.log("log4j2", "Log4j 2.7–2.26")
                .type(INJECTOR + "ForDefaultThreadContextMap")
                .advice("injectContextData", Inject.class)
                .type(INJECTOR + "ForCopyOnWriteThreadContextMap")
                .advice("injectContextData", Inject.class)
                .type(INJECTOR + "ForGarbageFreeThreadContextMap")
                .advice("injectContextData", Inject.class);
    }

    static final class Inject {
        @OnMethodExit(suppress = Throwable.class)
        static void exit(@Return(readOnly = false) StringMap data) {
            String[] fields = Baton.logFields();
            int known = 0;
            while (known < fields.length && data.containsKey(fields[known])) known += 2;
            if (known == fields.length) return;
            boolean isShared = data.isFrozen();
            boolean isEmpty = data.isEmpty();
            if (isShared && isEmpty) {
                Object kept = Baton.keptOfLogs().get();
                // Another copy of Log4j may have kept one of its own.
                if (kept instanceof StringMap) {
                    data = (StringMap) kept;
                    return;
                }
            }
            StringMap target = data;
            if (isShared) {
                target = ContextDataFactory.createContextData();
                target.putAll(data);
            }
            for (int i = known; i < fields.length; i += 2) {
                if (!target.containsKey(fields[i])) target.putValue(fields[i], fields[i + 1]);
            }
            if (!isShared) return;
            target.freeze();
            if (isEmpty) Baton.keptOfLogs().set(target);
            data = target;
        }
    }
}
