package dev.evenkeel.telemetry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the house: dependencies point inward. */
@AnalyzeClasses(packages = "dev.evenkeel.telemetry", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule domainKnowsNoOtherRoom =
            noClasses()
                    .that()
                    .resideInAPackage("..domain..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..telemetry.api..",
                            "..telemetry.events..",
                            "jakarta..",
                            "io.quarkus..");

    @ArchTest
    static final ArchRule eventsDoNotKnowTheDoor =
            noClasses()
                    .that()
                    .resideInAPackage("..telemetry.events..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..telemetry.api..");

    @ArchTest
    static final ArchRule noRoomsInARing =
            slices().matching("dev.evenkeel.telemetry.(*)..").should().beFreeOfCycles();
}
