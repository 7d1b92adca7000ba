package dev.evenkeel.telemetry.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.telemetry.Samples;
import dev.evenkeel.telemetry.domain.Producer.Device;
import dev.evenkeel.telemetry.domain.Producer.Participant;
import dev.evenkeel.telemetry.domain.Producer.Site;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each producer, each kind, its own and others': all that is decided of who may report what. */
class PermissionsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Set<TelemetryKind> ALL =
            EnumSet.of(TelemetryKind.DEVICES, TelemetryKind.LINKS, TelemetryKind.LOGS);
    private static final Participant ADA = new Participant("p-aaaaaaaaaaaa", "abc-defg-hij");

    private static final Map<String, Producer> PRODUCERS =
            Map.of(
                    "participant", ADA,
                    "device", new Device("cam-1", "hq", ALL),
                    "homeless device", new Device("cam-1", null, ALL),
                    "camera's token", new Device("cam-1", "hq", Set.of(TelemetryKind.DEVICES)),
                    "site", new Site("hq", ALL),
                    "log collector", new Site("hq", Set.of(TelemetryKind.LOGS)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    participant     | streams | own             | yes
                    participant     | streams | other person's  | 403 /participantId
                    participant     | streams | other meeting's | 403 /meetingId
                    participant     | checks  | own             | yes
                    participant     | checks  | other person's  | 403 /participantId
                    participant     | checks  | other meeting's | 403 /meetingId
                    device          | checks  | own             | 403
                    participant     | devices | cam-1 of hq     | 403
                    participant     | links   | up-1 of hq      | 403
                    participant     | logs    | cam-1           | 403
                    device          | streams | own             | 403
                    device          | devices | cam-1 of hq     | yes
                    device          | devices | cam-1 of -      | yes
                    device          | devices | - of -          | yes
                    device          | devices | cam-2 of hq     | 403 /deviceId
                    device          | devices | cam-1 of berlin | 403 /siteId
                    device          | links   | up-1 of hq      | yes
                    device          | links   | up-1 of berlin  | 403 /siteId
                    device          | logs    | cam-1           | yes
                    device          | logs    | cam-1/kernel    | yes
                    device          | logs    | -               | yes
                    device          | logs    | cam-10          | 403 /source
                    device          | logs    | hq              | 403 /source
                    homeless device | devices | cam-1 of -      | yes
                    homeless device | devices | cam-1 of hq     | 403 /siteId
                    camera's token  | devices | cam-1 of hq     | yes
                    camera's token  | links   | up-1 of hq      | 403
                    camera's token  | logs    | cam-1           | 403
                    site            | streams | own             | 403
                    site            | devices | cam-1 of hq     | yes
                    site            | devices | cam-2 of -      | yes
                    site            | devices | cam-1 of berlin | 403 /siteId
                    site            | links   | up-1 of hq      | yes
                    site            | links   | up-1 of berlin  | 403 /siteId
                    site            | logs    | hq/syslog       | yes
                    site            | logs    | -               | yes
                    site            | logs    | hq2/syslog      | 403 /source
                    log collector   | logs    | hq/syslog       | yes
                    log collector   | devices | cam-1 of hq     | 403
                    log collector   | links   | up-1 of hq      | 403
                    """)
    void whoMayReportWhat(String who, String word, String what, String expected) {
        // Given
        Producer producer = PRODUCERS.get(who);
        TelemetryKind kind = TelemetryKind.named(word).orElseThrow();

        // When
        Optional<Problem> refusal =
                Permissions.mayReport(producer, kind).or(() -> judge(producer, kind, what));

        // Then
        assertThat(refusal.map(PermissionsTest::words).orElse("yes")).isEqualTo(expected);
    }

    private static Optional<Problem> judge(Producer producer, TelemetryKind kind, String what) {
        Verdict verdict = SampleCheck.of(kind).judge(sample(kind, what), producer, NOON);
        return verdict instanceof Verdict.Rejected(var problem, _)
                ? Optional.of(problem)
                : Optional.empty();
    }

    private static JsonNode sample(TelemetryKind kind, String what) {
        String[] words = what.split(" of ");
        String name = words[0].equals("-") ? null : words[0];
        String site = words.length < 2 || words[1].equals("-") ? null : words[1];
        return switch (kind) {
            case STREAMS -> Samples.of(whose(what), NOON);
            case CHECKS -> Samples.checks(whose(what), NOON);
            case DEVICES -> Samples.device(name, site, NOON);
            case LINKS -> Samples.link(name, site, NOON);
            case LOGS -> Samples.log(name, NOON);
        };
    }

    private static Participant whose(String what) {
        return switch (what) {
            case "other person's" -> new Participant("p-zzzzzzzzzzzz", ADA.meetingId());
            case "other meeting's" -> new Participant(ADA.participantId(), "xyz-abcd-efg");
            default -> ADA;
        };
    }

    private static String words(Problem problem) {
        return problem.status() + (problem.field() == null ? "" : " " + problem.field());
    }
}
