package dev.evenkeel.incident.walk;

import dev.evenkeel.incident.RealParts;
import dev.evenkeel.testkit.badinput.BadInput;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Every operation with everything wrong that can be made of its description. */
@RealParts
@TestProfile(SignedIn.class)
class BadInputTest {
    private static final int TOO_LARGE = 70_000;

    @Test
    void badBodiesAreRefusedByTheirField() {
        BadInput bad = new BadInput(new Calls("operator"), TOO_LARGE);
        bad.fatalBodies();
        bad.oddBodies();
        bad.holds("bad bodies");
    }

    @Test
    void badPathsAndQueriesAreRefused() {
        BadInput bad = new BadInput(new Calls("operator"), TOO_LARGE);
        bad.parameters();
        bad.holds("bad parameters");
    }
}
