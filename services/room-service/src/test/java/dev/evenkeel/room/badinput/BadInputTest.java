package dev.evenkeel.room.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.TwoRelays;
import dev.evenkeel.room.rights.Calls;
import dev.evenkeel.room.rights.Cast;
import dev.evenkeel.room.rights.Who;
import dev.evenkeel.testkit.badinput.BadInput;
import dev.evenkeel.testkit.badinput.Caller;
import dev.evenkeel.testkit.openapi.Operation;
import dev.evenkeel.testkit.rights.RightsTable;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every operation with everything wrong that can be made of its description. */
@RoomTest
class BadInputTest {
    private static final int TOO_LARGE = 70_000;

    /** What is missing there is as it was. */
    private static final Set<String> PARTIAL = Set.of("OccurrenceResource_change");

    private static final List<Who> ACTORS =
            List.of(Who.ANONYMOUS, Who.HOST, Who.PARTICIPANT, Who.ADMIN, Who.STREAM);

    @RegisterExtension final TwoRelays relays = new TwoRelays();

    @TestHTTPResource URI base;

    private final RightsTable table = RightsTable.read("rights.md", "operation");

    @Test
    void badBodiesAreRefusedByTheirFieldAndChangeNothing() {
        try (Cast cast = new Cast(base)) {
            BadInput bad = new BadInput(new ByWhoMay(new Calls(cast)), TOO_LARGE);
            bad.prepare();
            Map<String, String> before = Tables.settled(cast.meetings());
            bad.fatalBodies();
            assertThat(Tables.settled(cast.meetings())).isEqualTo(before);
            bad.oddBodies();
            bad.holds("bad bodies");
        }
    }

    @Test
    void badPathsAndQueriesAreRefused() {
        try (Cast cast = new Cast(base)) {
            BadInput bad = new BadInput(new ByWhoMay(new Calls(cast)), TOO_LARGE);
            bad.parameters();
            bad.holds("bad parameters");
        }
    }

    /** As somebody of the table who is answered "yes". */
    private final class ByWhoMay implements Caller {
        private final Calls calls;

        ByWhoMay(Calls calls) {
            this.calls = calls;
        }

        @Override
        public String path(Operation operation) {
            return calls.path(operation, actor(operation));
        }

        @Override
        public Object body(Operation operation) {
            return calls.body(operation, actor(operation));
        }

        @Override
        public Response send(Operation operation, String contentType, String body) {
            return calls.call(operation, actor(operation), contentType, body);
        }

        @Override
        public Response sendTo(Operation operation, String rawPath) {
            return calls.callRaw(operation, actor(operation), rawPath);
        }

        @Override
        public boolean isPartial(Operation operation) {
            return PARTIAL.contains(operation.id());
        }

        private Who actor(Operation operation) {
            return ACTORS.stream()
                    .filter(who -> table.cell(operation.id(), who.word()).own().contains("yes"))
                    .findFirst()
                    .orElse(Who.HOST);
        }
    }
}
