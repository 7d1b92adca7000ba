package dev.evenkeel.contracts.telemetry;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One RTP stream at one moment. Counters are cumulative and mean what W3C webrtc-stats says of the
 * field of the same name; what the reporter cannot know is {@code null}.
 *
 * @param sampleId unique for the reporter; sending a sample twice counts once
 * @param reporter who measured
 * @param participantId whose connection it is
 * @param relayId relay at the other end of (or reporting) the connection
 * @param direction seen from the reporter
 * @param remoteParticipantId whose picture or voice it is when the stream is received by a client
 * @param active the stream is on the participant's active path
 * @param jitter seconds
 * @param roundTripTime seconds
 * @param totalFreezesDuration seconds
 * @param siteId the site the participant is at, where the network reported from says it, or the
 *     reporter knows it (a room system does)
 */
public record StreamSample(
        String sampleId,
        Reporter reporter,
        String meetingId,
        String participantId,
        String relayId,
        Direction direction,
        Kind kind,
        String source,
        @Nullable String remoteParticipantId,
        long ssrc,
        boolean active,
        Instant timestamp,
        @Nullable Long packetsReceived,
        @Nullable Long packetsSent,
        @Nullable Long packetsLost,
        @Nullable Long bytesReceived,
        @Nullable Long bytesSent,
        @Nullable Double jitter,
        @Nullable Double roundTripTime,
        @Nullable Long framesDecoded,
        @Nullable Long framesEncoded,
        @Nullable Double framesPerSecond,
        @Nullable Integer frameWidth,
        @Nullable Integer frameHeight,
        @Nullable Long freezeCount,
        @Nullable Double totalFreezesDuration,
        @Nullable Long concealedSamples,
        @Nullable Long totalSamplesReceived,
        @Nullable Long nackCount,
        @Nullable Long pliCount,
        @Nullable String siteId) {

    /** The same, measured at another moment. */
    public StreamSample at(Instant moment) {
        return new StreamSample(
                sampleId,
                reporter,
                meetingId,
                participantId,
                relayId,
                direction,
                kind,
                source,
                remoteParticipantId,
                ssrc,
                active,
                moment,
                packetsReceived,
                packetsSent,
                packetsLost,
                bytesReceived,
                bytesSent,
                jitter,
                roundTripTime,
                framesDecoded,
                framesEncoded,
                framesPerSecond,
                frameWidth,
                frameHeight,
                freezeCount,
                totalFreezesDuration,
                concealedSamples,
                totalSamplesReceived,
                nackCount,
                pliCount,
                siteId);
    }

    /** Who measured. */
    public enum Reporter {
        @JsonProperty("client")
        CLIENT,
        @JsonProperty("relay")
        RELAY
    }

    /** Seen from the reporter. */
    public enum Direction {
        @JsonProperty("inbound")
        INBOUND,
        @JsonProperty("outbound")
        OUTBOUND
    }

    /** Media kind. */
    public enum Kind {
        @JsonProperty("audio")
        AUDIO,
        @JsonProperty("video")
        VIDEO
    }
}
