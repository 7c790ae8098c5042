// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.matrix;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names a promise of the contract that a library cannot keep, and says why. The test runs all the same: its failure is
 * reported as aborted, with the reason; when it passes, that is a failure, and the annotation has to go.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Lacks.All.class)
public @interface Lacks {
    /** The names of the test methods. */
    String[] test();

    /** A regular expression that matches the versions concerned. */
    String versions() default ".*";

    /** The first Java version concerned. */
    int fromJava() default 8;

    /** False where it fails at times only; then a pass is no news. */
    boolean always() default true;

    String because();

    /** Several of them. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {
        Lacks[] value();
    }
}
