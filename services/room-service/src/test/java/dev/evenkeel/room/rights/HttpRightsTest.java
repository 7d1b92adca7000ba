package dev.evenkeel.room.rights;

import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.TwoRelays;
import dev.evenkeel.testkit.openapi.Interface;
import dev.evenkeel.testkit.openapi.Operation;
import dev.evenkeel.testkit.rights.RightsTable;
import dev.evenkeel.testkit.rights.RightsWalk;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every operation of the OpenAPI document × everybody × own and other meeting. */
@RoomTest
class HttpRightsTest {
    /**
     * Afterwards somebody is signed out, or has no second factor any more: each gets a new cast.
     */
    private static final Set<String> SPOILS_THE_CAST =
            Set.of(
                    "SessionResource_revokeAll",
                    "SessionResource_signOut",
                    "SessionResource_revoke",
                    "SecondFactorResource_remove",
                    "ScheduledMeetingsResource_cancel");

    @RegisterExtension final TwoRelays relays = new TwoRelays();

    @TestHTTPResource URI base;

    private final RightsWalk walk = new RightsWalk(RightsTable.read("rights.md", "operation"));

    @Test
    void everybodyIsAnsweredAsTheTableSays() {
        List<Operation> operations = Interface.ofTheService().operations();
        try (Cast cast = new Cast(base)) {
            Calls calls = new Calls(cast);
            operations.stream()
                    .filter(one -> !SPOILS_THE_CAST.contains(one.id()))
                    .forEach(one -> check(calls, one));
        }
        operations.stream()
                .filter(one -> SPOILS_THE_CAST.contains(one.id()))
                .forEach(this::checkWithANewCast);
        walk.holds("rights over HTTP");
    }

    @Test
    void theTableHasNoRowForWhatIsNotThere() {
        walk.coversExactly(Interface.ofTheService().operations());
    }

    private void checkWithANewCast(Operation operation) {
        try (Cast cast = new Cast(base)) {
            check(new Calls(cast), operation);
        }
    }

    private void check(Calls calls, Operation operation) {
        for (Who who : Who.values()) {
            if (isAboutOne(operation)) {
                check(calls, operation, who, false);
            }
            check(calls, operation, who, true);
        }
    }

    private void check(Calls calls, Operation operation, Who who, boolean own) {
        walk.compare(operation, who.word(), own, calls.call(operation, who, own));
    }

    /** Whether it makes a difference whose it is. */
    private static boolean isAboutOne(Operation operation) {
        return operation.path().contains("{meetingId}")
                || operation.path().contains("{sessionId}")
                || operation.path().contains("{file}");
    }
}
