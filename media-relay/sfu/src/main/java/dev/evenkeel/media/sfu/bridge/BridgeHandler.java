package dev.evenkeel.media.sfu.bridge;

import dev.evenkeel.media.sfu.speech.SpeechScore;

/**
 * Takes what comes over the bridge, on the loop thread. {@code peerId} is the relay that sent it,
 * proved by its seal.
 */
public interface BridgeHandler {
    /** An RTP packet, or an RTCP sender report (told apart as in RFC 5761 §4). */
    void media(
            PeerLink peer,
            String meetingId,
            int handle,
            byte[] buffer,
            int offset,
            int length,
            long now);

    /** Whether states of the meeting are of interest. */
    boolean shares(PeerLink peer, String meetingId);

    void state(PeerLink peer, MeetingState state, long now);

    void keyframeRequest(PeerLink peer, String meetingId, int handle, long now);

    void retransmissionRequest(PeerLink peer, String meetingId, int handle, int sequence);

    /** How a microphone of the peer's client sounds; repeated while it is heard. */
    void speech(PeerLink peer, String meetingId, int handle, SpeechScore score, long now);

    /**
     * Which layers of a set of the receiver's the peer's clients need, as bits; one that does not
     * exist stands for the largest.
     */
    void layers(PeerLink peer, String meetingId, int set, int needed, long now);

    void validation(PeerLink peer, Validation validation, long now);

    void peerLost(PeerLink peer, long silentMillis, long now);

    void peerFound(PeerLink peer, long now);

    /** The relay came back as a new process that knows nothing of before. */
    void peerRestarted(PeerLink peer, long now);
}
