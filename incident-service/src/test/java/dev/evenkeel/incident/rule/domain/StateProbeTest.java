package dev.evenkeel.incident.rule.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.meeting.MediaTrouble;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.contracts.telemetry.DeviceReport.Kind;
import dev.evenkeel.contracts.telemetry.DeviceReport.Status;
import dev.evenkeel.incident.rule.domain.When.Events;
import dev.evenkeel.incident.rule.domain.When.State;
import dev.evenkeel.incident.rule.domain.When.Unheard;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateProbeTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final State OFFLINE =
            new State(
                    new Events(
                            EventTypes.DEVICE_REPORTED.name(), Map.of(), Scope.DEVICE, null, null),
                    "status",
                    Set.of("offline"),
                    null,
                    new Unheard(Duration.ofSeconds(6), 2.5, "siteId"),
                    Duration.ofHours(1));

    private final StateProbe probe =
            new StateProbe(OFFLINE, new EventFilter(OFFLINE.events(), new RelayWatch()));

    @Test
    void theNewestReportCountsWhateverComesLate() {
        // When
        say("cam", 0, Status.ONLINE);
        say("cam", 2, Status.OFFLINE);
        observe("cam", 1, 3, Status.ONLINE, false);

        // Then
        assertThat(condition("cam", 4)).isEqualTo(Condition.TRUE);
        assertThat(probe.look(at(4)).get("cam").text()).isEqualTo("status of cam is offline.");
    }

    @Test
    void whatWasSaidBeforeThisServiceBeganStillHolds() {
        // When
        observe("cam", -300, 0, Status.OFFLINE, true);

        // Then
        assertThat(condition("cam", 1)).isEqualTo(Condition.TRUE);
    }

    @Test
    void aDeviceNothingWasHeardOfIsUnknownUntilItWouldBeForgotten() {
        // Given
        probe.look(at(0));

        // Then
        assertThat(probe.isUnknown("cam", at(10))).isTrue();
        assertThat(probe.isUnknown("cam", at(3_601))).isFalse();
    }

    @Test
    void silenceBeyondTheUsualIsBeingOfflineWhileOthersAreHeard() {
        // Given
        everyTwoSeconds(0, 30, "cam", "mic", "panel");
        everyTwoSeconds(30, 60, "mic", "panel");

        // Then
        assertThat(condition("cam", 33)).isEqualTo(Condition.FALSE);
        assertThat(condition("cam", 34)).isEqualTo(Condition.TRUE);
    }

    @Test
    void silenceOfMostOfASiteSaysNothingOfADevice() {
        // When
        everyTwoSeconds(0, 30, "cam", "mic", "panel");

        // Then
        assertThat(condition("cam", 40)).isEqualTo(Condition.UNDECIDED);
        assertThat(condition("mic", 40)).isEqualTo(Condition.UNDECIDED);
    }

    @Test
    void whoComesBackLaterThanTheOthersIsGivenItsTime() {
        // Given
        everyTwoSeconds(0, 30, "cam", "mic", "panel");
        condition("cam", 60);

        // When
        everyTwoSeconds(60, 70, "mic", "panel");

        // Then
        assertThat(condition("cam", 63)).isEqualTo(Condition.UNDECIDED);
        assertThat(condition("cam", 66)).isEqualTo(Condition.TRUE);
    }

    @Test
    void aDeviceThatSeldomReportsIsNotMissedSooner() {
        // Given
        for (int second = 0; second <= 120; second += 30) {
            say("ups", second, Status.ONLINE);
        }
        everyTwoSeconds(0, 240, "cam", "mic");

        // Then
        assertThat(condition("ups", 194)).isEqualTo(Condition.FALSE);
        assertThat(condition("ups", 195)).isEqualTo(Condition.TRUE);
    }

    @Test
    void aDeviceAloneAtItsSiteIsNeverMissed() {
        // When
        everyTwoSeconds(0, 30, "cam");

        // Then
        assertThat(condition("cam", 60)).isEqualTo(Condition.UNDECIDED);
    }

    private void everyTwoSeconds(int from, int until, String... devices) {
        for (int second = from; second < until; second += 2) {
            for (String device : devices) {
                say(device, second, Status.ONLINE);
            }
        }
    }

    private Condition condition(String device, int second) {
        return probe.look(at(second)).get(device).condition();
    }

    private void say(String device, int second, Status status) {
        observe(device, second, second, status, false);
    }

    private void observe(String device, int said, int arrived, Status status, boolean history) {
        probe.observe(
                DeviceReports.observed(
                        DeviceReports.report(device, "hq", Kind.CAMERA, status, at(said)),
                        at(arrived),
                        history));
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }

    @Test
    void whoHasLeftTheMeetingIsForgottenAndItsMeetingIsToldUntilThen() {
        // Given
        State dead =
                new State(
                        new Events(
                                EventTypes.MEDIA_TROUBLE.name(),
                                Map.of("part", "camera"),
                                Scope.EQUIPMENT,
                                null,
                                null),
                        "trouble",
                        Set.of("black"),
                        null,
                        null,
                        Duration.ofHours(1));
        StateProbe cameras = new StateProbe(dead, new EventFilter(dead.events(), new RelayWatch()));
        String meeting = "abc-defg-hij";

        // When
        cameras.observe(
                seen(
                        EventTypes.MEDIA_TROUBLE,
                        meeting,
                        new MediaTrouble(
                                meeting,
                                "p-1",
                                MediaTrouble.Part.CAMERA,
                                MediaTrouble.Trouble.BLACK,
                                null,
                                at(1))));

        // Then
        Probe.Sight sight = cameras.look(at(2)).get(meeting + "/p-1");
        assertThat(sight.condition()).isEqualTo(Condition.TRUE);
        assertThat(sight.meetingIds()).containsExactly(meeting);

        // When
        cameras.observe(
                seen(
                        EventTypes.PARTICIPANT_LEFT,
                        meeting,
                        new ParticipantLeft(meeting, "p-1", ParticipantLeft.Reason.LEFT, at(3))));

        // Then
        assertThat(cameras.look(at(4))).isEmpty();
    }

    private static <T> Observation seen(EventType<T> type, String key, T data) {
        Event<T> event = new Event<>("e-1", "/test", type, key, at(0), null, data);
        return new Observation(event, at(0), at(0), false, 0);
    }
}
