// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** Kotlin's coroutines, on each kind of dispatcher, suspended and resumed by others. */
@Tag("kotlin")
class CoroutinesTest {
    @Nested
    @Tag("kotlin")
    class Launch extends LibraryCarryContract {
        Launch() {
            super("Coroutines", "launch");
        }
    }

    @Nested
    @Tag("kotlin")
    class Delay extends LibraryCarryContract {
        Delay() {
            super("Coroutines", "delay");
        }
    }

    @Nested
    @Tag("kotlin")
    class Yield extends LibraryCarryContract {
        Yield() {
            super("Coroutines", "yield");
        }
    }

    @Nested
    @Tag("kotlin")
    class Await extends LibraryCarryContract {
        Await() {
            super("Coroutines", "await");
        }
    }

    @Nested
    @Tag("kotlin")
    class Unconfined extends LibraryCarryContract {
        Unconfined() {
            super("Coroutines", "unconfined");
        }
    }

    @Nested
    @Tag("kotlin")
    class WithContext extends LibraryCarryContract {
        WithContext() {
            super("Coroutines", "withContext");
        }
    }

    @Nested
    @Tag("kotlin")
    class Async extends LibraryCarryContract {
        Async() {
            super("Coroutines", "async");
        }
    }

    @Nested
    @Tag("kotlin")
    class ExecutorOfDefault extends LibraryCarryContract {
        ExecutorOfDefault() {
            super("Coroutines", "executorOfDefault");
        }
    }

    @Nested
    @Tag("kotlin")
    class ExecutorOfIo extends LibraryCarryContract {
        ExecutorOfIo() {
            super("Coroutines", "executorOfIo");
        }
    }
}
