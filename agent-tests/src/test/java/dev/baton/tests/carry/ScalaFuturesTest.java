// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.carry;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** Futures of Scala. */
@Tag("scala")
class ScalaFuturesTest {
    @Nested
    @Tag("scala")
    class Apply extends LibraryCarryContract {
        Apply() {
            super("ScalaFutures", "apply");
        }
    }

    @Nested
    @Tag("scala")
    class OnComplete extends LibraryCarryContract {
        OnComplete() {
            super("ScalaFutures", "onComplete");
        }
    }

    @Nested
    @Tag("scala")
    class OnCompleteWhereTheCompleterIs extends LibraryCarryContract {
        OnCompleteWhereTheCompleterIs() {
            super("ScalaFutures", "onCompleteInPlace");
        }
    }

    @Nested
    @Tag("scala")
    class Mapped extends LibraryCarryContract {
        Mapped() {
            super("ScalaFutures", "map");
        }
    }
}
