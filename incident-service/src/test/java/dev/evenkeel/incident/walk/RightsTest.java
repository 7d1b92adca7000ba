package dev.evenkeel.incident.walk;

import dev.evenkeel.incident.RealParts;
import dev.evenkeel.testkit.openapi.Interface;
import dev.evenkeel.testkit.openapi.Operation;
import dev.evenkeel.testkit.rights.RightsTable;
import dev.evenkeel.testkit.rights.RightsWalk;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every operation of the OpenAPI document × everybody of docs/console-rights.md. */
@RealParts
@TestProfile(SignedIn.class)
class RightsTest {
    private static final List<String> ROLES =
            List.of(
                    Calls.NOBODY,
                    "participant",
                    "host",
                    "technician",
                    "auditor",
                    "operator",
                    "admin");

    private final RightsWalk walk =
            new RightsWalk(RightsTable.read("console-rights.md", "operation"));

    @Test
    void everybodyIsAnsweredAsTheTableSays() {
        for (Operation operation : Interface.ofTheService().operations()) {
            for (String role : ROLES) {
                walk.compare(operation, role, true, new Calls(role).call(operation));
            }
        }
        walk.holds("rights in the console");
    }

    @Test
    void theTableHasExactlyWhatIsThere() {
        walk.coversExactly(Interface.ofTheService().operations());
    }
}
