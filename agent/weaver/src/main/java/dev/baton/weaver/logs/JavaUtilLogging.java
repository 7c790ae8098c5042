// SPDX-License-Identifier: Apache-2.0
package dev.baton.weaver.logs;

import dev.baton.weaver.Edge;

/**
 * {@code java.util.logging}, which has no MDC, and a formatter whose format knows six arguments and refuses a seventh. So
 * that format may name what it wants: {@code [{trace_id}] %5$s%n}. Messages are not looked into.
 *
 * <p>The JDK's handlers format on the thread that logs, and Tomcat's asynchronous one hands over to a pool.
 */
public final class JavaUtilLogging {
    private JavaUtilLogging() {}

    public static Edge edge() {
        return Edge.log("javautillogging", "SimpleFormatter of JDK 8–26")
                .type("java.util.logging.SimpleFormatter")
                .fillsFormatsOf("format");
    }
}
