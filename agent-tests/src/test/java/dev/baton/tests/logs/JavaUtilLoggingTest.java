// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.tests.Woken;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

/** Formats that name fields of the request; this JVM was started with one. */
class JavaUtilLoggingTest {
    private final Formatter formatter = new SimpleFormatter();

    static {
        Woken.up();
    }

    private String line(String message) {
        LogRecord record = new LogRecord(Level.SEVERE, message);
        String level = record.getLevel().getLocalizedName();
        String line = formatter.format(record).trim();
        assertThat(line).startsWith(level + ':');
        return line.substring(level.length() + 1).toLowerCase(Locale.ROOT);
    }

    @Test
    void aLineSaysTheTraceOfItsRequest() {
        for (int i = 0; i < 20; i++) {
            LogContract.Trace trace = new LogContract.Trace();
            Object scope = trace.open();
            assertThat(line("in")).isEqualTo("in[" + trace.id + ',' + trace.span + ",01]");
            Woken.close(scope);
            assertThat(line("out")).isEqualTo("out[,,]");
        }
    }

    @Test
    void aMessageIsNotLookedInto() {
        LogContract.Trace trace = new LogContract.Trace();
        Object scope = trace.open();
        assertThat(line("{trace_id} 100%s {0}")).startsWith("{trace_id} 100%s {0}[" + trace.id + ',');
        Woken.close(scope);
    }
}
