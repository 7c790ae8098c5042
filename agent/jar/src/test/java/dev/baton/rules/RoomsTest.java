// SPDX-License-Identifier: Apache-2.0
package dev.baton.rules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which room may know which: the class loaders say so at run time, this test says so at build time. */
@AnalyzeClasses(packages = "dev.baton", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {
    @ArchTest
    static final ArchRule entryKnowsTheJdkAlone = classes()
            .that()
            .resideInAPackage("dev.baton.entry..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "dev.baton.entry..", "org.jspecify.annotations"));

    /** Touched before main, these break applications: custom log managers, JMX agents, default file systems. */
    @ArchTest
    static final ArchRule entryKeepsOffWhatApplicationsSetUp = noClasses()
            .that()
            .resideInAPackage("dev.baton.entry..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "java.util.logging..",
                    "java.nio..",
                    "java.util.regex..",
                    "java.lang.management..",
                    "javax.management..",
                    "java.util.concurrent.."));

    @ArchTest
    static final ArchRule coreKnowsTheJdkAndTheDoorAlone = classes()
            .that()
            .resideInAPackage("dev.baton.core..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "dev.baton.core..", "org.jspecify.annotations"));

    @ArchTest
    static final ArchRule formatsKnowNeitherDoorsNorThreads = classes()
            .that()
            .resideInAPackage("dev.baton.core.format..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java.lang",
                    "java.util",
                    "java.nio.charset",
                    "dev.baton.core.format..",
                    "org.jspecify.annotations"))
            .andShould()
            .onlyDependOnClassesThat(
                    not(com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith("Baton")));

    @ArchTest
    static final ArchRule settingsKnowFormatsAlone = noClasses()
            .that()
            .resideInAPackage("dev.baton.core.settings..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.baton.core.context.."));

    @ArchTest
    static final ArchRule byteBuddyIsKnownToTheWeaverAlone = noClasses()
            .that()
            .resideOutsideOfPackage("dev.baton.weaver..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("net.bytebuddy..").and(not(resideInAPackage("net.bytebuddy.agent.."))));

    @ArchTest
    static final ArchRule attachingIsKnownToTheCommandLineAlone = noClasses()
            .that()
            .resideOutsideOfPackage("dev.baton.cli..")
            .should()
            .dependOnClassesThat(resideInAPackage("net.bytebuddy.agent.."));

    @ArchTest
    static final ArchRule jsonIsKnownToTheCommandLineAlone = noClasses()
            .that()
            .resideOutsideOfPackage("dev.baton.cli..")
            .should()
            .dependOnClassesThat(resideInAPackage("com.grack.."));

    @ArchTest
    static final ArchRule nobodyKnowsTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage("dev.baton.cli..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.baton.cli.."));
}
