package dev.evenkeel.incident;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the house: dependencies point inward. */
@AnalyzeClasses(packages = "dev.evenkeel.incident", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule domainKnowsNoOtherRoomAndNoFramework =
            noClasses()
                    .that()
                    .resideInAPackage("..domain..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.evenkeel.incident..api..",
                            "dev.evenkeel.incident..events..",
                            "dev.evenkeel.incident..store..",
                            "dev.evenkeel.platform..",
                            "jakarta..",
                            "io.quarkus..",
                            "io.smallrye..",
                            "org.apache.kafka..");

    @ArchTest
    static final ArchRule storesKnowNeitherTopicsNorTheDoor =
            noClasses()
                    .that()
                    .resideInAPackage("dev.evenkeel.incident..store..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.evenkeel.incident..api..", "dev.evenkeel.incident..events..");

    @ArchTest
    static final ArchRule eventsDoNotKnowTheDoor =
            noClasses()
                    .that()
                    .resideInAPackage("dev.evenkeel.incident..events..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.evenkeel.incident..api..");
}
