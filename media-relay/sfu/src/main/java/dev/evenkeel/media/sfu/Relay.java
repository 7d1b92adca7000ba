package dev.evenkeel.media.sfu;

import dev.evenkeel.media.sfu.insight.CaptureLimits;
import dev.evenkeel.media.sfu.outbound.LayerCeiling;
import dev.evenkeel.media.sfu.outbound.View;
import dev.evenkeel.media.sfu.tap.MeetingTap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A selective forwarding unit on one UDP port. Every method may be called from any thread; the work
 * is done on the relay's own thread and the stage completes there, so callers must not block in its
 * continuations.
 */
public interface Relay extends AutoCloseable {

    /** Makes a session of an offer. The token has been verified by the caller. */
    CompletionStage<OpenOutcome> open(SessionRequest request);

    /** Answers a further offer of an existing session. */
    CompletionStage<OpenOutcome> renegotiate(String sessionId, MediaDescription description);

    /**
     * The participant says that this session is, or is not, the one its media takes. False when
     * there is no such session.
     */
    CompletionStage<Boolean> setActive(String sessionId, boolean active, long activation);

    /**
     * Learns what a client shows: mid → tile. Lines not named keep what was said of them, unknown
     * ones are ignored. False when there is no such session.
     */
    CompletionStage<Boolean> view(String sessionId, Map<String, View> shown);

    /** Whether a session lives, and when it was heard last. Empty when there is no such session. */
    CompletionStage<Optional<SessionLife>> life(String sessionId);

    /** The client of a session begins ICE anew. Empty when there is no such session. */
    CompletionStage<Optional<IceRestart>> restartIce(String sessionId);

    /** Ends a session. False when there is no such session. */
    CompletionStage<Boolean> close(String sessionId);

    /**
     * Learns where a meeting runs. False when a newer epoch was seen before; then nothing changes.
     */
    CompletionStage<Boolean> place(Placement placement);

    /**
     * Gives no receiver of a meeting more than this from now on. False when there is no such
     * meeting here, or an order with this revision or a greater one came before.
     */
    CompletionStage<Boolean> hold(String meetingId, LayerCeiling ceiling, long revision);

    /** Ends every session of the participant here. */
    CompletionStage<Void> remove(String meetingId, String participantId);

    /** Ends every session of the meeting and forgets it. */
    CompletionStage<Void> end(String meetingId);

    /**
     * Copies what the meeting's people send to the tap from now on, here or as soon as the meeting
     * comes here. Null ends it; the tap before is closed.
     */
    CompletionStage<Void> tap(String meetingId, @Nullable MeetingTap tap);

    /** Says with every heartbeat on the media path that the relay is being emptied, or is not. */
    CompletionStage<Void> drain(boolean draining);

    /** Everything the relay knows, for operators, heartbeats and tests. */
    CompletionStage<RelaySnapshot> snapshot();

    /** What each node of the packet path has counted. */
    CompletionStage<PacketPath> path();

    /** One participant, for operators. Empty when there is no session of it here. */
    CompletionStage<Optional<ParticipantState>> participant(String meetingId, String participantId);

    /** Captures the headers of one participant's packets; done when a limit is reached. */
    CompletionStage<CaptureOutcome> capture(
            String meetingId, String participantId, CaptureLimits limits);

    /** Stops the thread, tells nobody, frees the port. */
    @Override
    void close();
}
