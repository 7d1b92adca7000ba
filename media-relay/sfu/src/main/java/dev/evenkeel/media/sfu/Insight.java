package dev.evenkeel.media.sfu;

import dev.evenkeel.media.sfu.insight.CaptureLimits;
import dev.evenkeel.media.sfu.insight.Captures;
import dev.evenkeel.media.sfu.room.Counters;
import dev.evenkeel.media.sfu.room.MeetingDirectory;
import dev.evenkeel.media.sfu.room.PacketPaths;
import dev.evenkeel.media.sfu.room.ParticipantStates;
import dev.evenkeel.media.sfu.transport.MediaTransport;
import dev.evenkeel.media.sfu.transport.RelayLoop;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers what operators ask of a running relay. Loop thread only. */
final class Insight {
    private final PacketPaths paths;
    private final ParticipantStates participants;
    private final Captures captures;

    Insight(RelayLoop loop, MeetingDirectory directory, Counters counters) {
        paths = new PacketPaths(loop, counters);
        participants = new ParticipantStates(directory);
        captures = new Captures(loop, Clock.systemUTC());
    }

    PacketPath path() {
        return paths.read();
    }

    Optional<ParticipantState> participant(String meetingId, String participantId) {
        return participants.take(meetingId, participantId);
    }

    CompletionStage<CaptureOutcome> capture(
            String meetingId, String participantId, CaptureLimits limits) {
        List<MediaTransport> transports = participants.transports(meetingId, participantId);
        if (transports.isEmpty()) {
            return CompletableFuture.completedStage(new CaptureOutcome.Nobody());
        }
        return captures.begin(transports, limits)
                .thenApply(captured ->
                        captured.<CaptureOutcome>map(CaptureOutcome.Done::new)
                                .orElseGet(CaptureOutcome.Busy::new));
    }
}
