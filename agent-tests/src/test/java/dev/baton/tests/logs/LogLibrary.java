// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.logs;

import java.io.File;
import java.util.Map;

/**
 * A logging library of some version, as the contract sees it. It lives beside the library, in its class loader, and writes
 * what its logger {@code NAME} is told into the file {@code NAME.log}.
 *
 * <pre>
 *   plain     %m trace=%X{trace_id} span=%X{span_id} flags=%X{trace_flags} own=%X{own}, written at once
 *   async     the same, written by another thread, through the library's own appender for that
 *   bare      %m
 * </pre>
 *
 * A library may have loggers of its own besides.
 */
public interface LogLibrary extends AutoCloseable {
    /** Called first, once. */
    void configure(File directory) throws Exception;

    void say(String logger, String message);

    /** Puts into the MDC of the running thread. */
    void put(String key, String value);

    void remove(String key);

    /** What the application finds in the MDC of the running thread. */
    Map<String, ?> mdc();
}
