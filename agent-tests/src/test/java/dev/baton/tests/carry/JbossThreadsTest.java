// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pool of JBoss Threads, without the servers that work on it. */
@Tag("jbossthreads")
class JbossThreadsTest {
    private static final String APPLICATION = "JbossPool";

    @Nested
    @Tag("jbossthreads")
    class Execute extends LibraryCarryContract {
        Execute() {
            super(APPLICATION, "execute");
        }
    }

    @Nested
    @Tag("jbossthreads")
    class Submit extends LibraryCarryContract {
        Submit() {
            super(APPLICATION, "submit");
        }
    }

    @Nested
    @Tag("jbossthreads")
    class View extends LibraryCarryContract {
        View() {
            super(APPLICATION, "view");
        }
    }

    @Nested
    @Tag("jbossthreads")
    class OfNoRequest extends WaysContract {
        OfNoRequest() {
            super(APPLICATION);
        }

        @Test
        void whatATaskReceivesIsOverWhenItIs() throws Exception {
            String id = String.format("%032x", 1);
            for (int i = 0; i < 10; i++) {
                Seen seen = new Seen();
                hands.hand(
                        "one thread",
                        () -> {
                            Baton.receive(Baton.extract(
                                    Baton.add(null, Baton.key("traceparent"), "00-" + id + "-78629a0f5f3f164f-01")));
                            seen.run();
                        },
                        Runnable::run);
                assertThat(seen.next()).isEqualTo(id);
                Seen next = new Seen();
                hands.hand("one thread", next, Runnable::run);
                assertThat(next.next()).isEqualTo(Request.NONE);
            }
        }
    }
}
