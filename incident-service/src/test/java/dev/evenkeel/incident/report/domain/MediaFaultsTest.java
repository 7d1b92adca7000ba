package dev.evenkeel.incident.report.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.meeting.MediaTrouble;
import dev.evenkeel.contracts.meeting.MediaTrouble.Part;
import dev.evenkeel.contracts.meeting.MediaTrouble.Remedy;
import dev.evenkeel.contracts.meeting.MediaTrouble.Trouble;
import dev.evenkeel.contracts.meeting.MeetingEnded;
import dev.evenkeel.contracts.meeting.ParticipantJoined;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.contracts.meeting.ParticipantRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MediaFaultsTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final String MEETING = "abc-defg-hij";

    @Test
    void aFaultIsToldWithWhatEndedIt() {
        // When
        MeetingReport report =
                report(
                        told("p-1", Part.CAMERA, Trouble.ENDED, null, 10_000),
                        told("p-1", Part.CAMERA, Trouble.NONE, Remedy.ANOTHER_DEVICE, 10_620));

        // Then
        MediaFault fault = report.mediaFaults().getFirst();
        assertThat(fault.explanation().text()).isEqualTo("The camera of Ada was gone.");
        assertThat(fault.ending().text()).isEqualTo("Another camera took over after 620 ms.");
        assertThat(report.sentences()).contains(fault.explanation());
        assertThat(report.verdict()).isEqualTo(MeetingReport.Outcome.CLEAN);
    }

    @Test
    void ofAFaultThatBecomesAnotherTheFirstIsTold() {
        // When
        List<MediaFault> faults =
                report(
                                told("p-1", Part.CAMERA, Trouble.BLACK, null, 10_000),
                                told("p-1", Part.CAMERA, Trouble.FROZEN, null, 12_000),
                                told("p-1", Part.CAMERA, Trouble.NONE, Remedy.RECOVERED, 15_000))
                        .mediaFaults();

        // Then
        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst().trouble()).isEqualTo(Trouble.BLACK);
        assertThat(faults.getFirst().to()).isEqualTo(at(15_000));
    }

    @Test
    void whatIsNeverSaidToBeWellEndsWhenThePersonLeavesOrTheMeetingDoes() {
        // When
        List<MediaFault> faults =
                report(
                                told("p-1", Part.MICROPHONE, Trouble.SILENT, null, 10_000),
                                new ParticipantLeft(
                                        MEETING, "p-1", ParticipantLeft.Reason.LEFT, at(20_000)),
                                told("p-1", Part.MICROPHONE, Trouble.SILENT, null, 30_000),
                                told("p-2", Part.PATH, Trouble.UNREACHABLE, null, 40_000))
                        .mediaFaults();

        // Then
        assertThat(faults)
                .extracting(MediaFault::to)
                .containsExactly(at(20_000), at(60_000), at(60_000));
        assertThat(faults.getLast().explanation().text())
                .isEqualTo("Ben came in and got neither sound nor picture.");
        assertThat(faults.getLast().ending().text()).isEqualTo("It stayed so to the end.");
    }

    @Test
    void thatAllIsWellOfWhatWasNeverWrongIsNoFault() {
        assertThat(report(told("p-1", Part.HEARING, Trouble.NONE, null, 10_000)).mediaFaults())
                .isEmpty();
    }

    private static MeetingReport report(Object... told) {
        List<Object> facts = new ArrayList<>(List.of(told));
        facts.add(joined("p-1", "Ada"));
        facts.add(joined("p-2", "Ben"));
        facts.add(new MeetingEnded(MEETING, MeetingEnded.Reason.HOST, at(60_000)));
        return ReportBuilder.build(
                MeetingStory.of(MEETING, facts, List.of(), List.of()), at(61_000));
    }

    private static ParticipantJoined joined(String participantId, String name) {
        return new ParticipantJoined(
                MEETING, participantId, name, ParticipantRole.PARTICIPANT, START);
    }

    private static MediaTrouble told(
            String participantId, Part part, Trouble trouble, @Nullable Remedy remedy, long at) {
        return new MediaTrouble(MEETING, participantId, part, trouble, remedy, at(at));
    }

    private static Instant at(long millis) {
        return START.plusMillis(millis);
    }
}
