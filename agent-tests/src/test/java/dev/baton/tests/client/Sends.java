// SPDX-License-Identifier: Apache-2.0
package dev.baton.tests.client;

import dev.baton.tests.matrix.LacksExtension;
import dev.baton.tests.matrix.Versions;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** Runs a contract on every version of the library that the test class is tagged with and that the running Java loads. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@ArgumentsSource(Versions.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith({LacksExtension.class, ClientHarness.Unload.class})
@interface Sends {
    /** The {@link Client}: a class of {@code dev.baton.tests.app}. */
    String with();

    /** Handed to {@link Client#prepare}. */
    String way() default "";
}
