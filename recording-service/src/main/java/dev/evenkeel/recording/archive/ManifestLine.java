package dev.evenkeel.recording.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.evenkeel.recording.media.ClusterWriter.Cue;
import dev.evenkeel.recording.media.Codec;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A line of a manifest. Each names the SHA-256 of the line before it ({@code previous}, zeros in
 * the first), so that none can be changed, left out or put elsewhere unseen. Times are milliseconds
 * from the beginning of the recording unless they are said to be others.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "line")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ManifestLine.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = ManifestLine.Sealed.class, name = "sealed"),
    @JsonSubTypes.Type(value = ManifestLine.Closed.class, name = "closed")
})
public sealed interface ManifestLine {
    String previous();

    /** The first line. */
    record Opened(
            String recordingId, String meetingId, String title, Instant startedAt, String previous)
            implements ManifestLine {}

    /**
     * What became safe in one go.
     *
     * @param ownerEpoch of the recorder that wrote it
     * @param tracks that began
     * @param flows how far each relay's blocks are in it
     * @param sources where each source is to be taken up again
     */
    record Sealed(
            long ownerEpoch,
            Instant at,
            List<Segment> segments,
            List<Track> tracks,
            List<Gap> gaps,
            List<Flow> flows,
            List<Source> sources,
            String previous)
            implements ManifestLine {}

    /** The last line: nothing comes after it. */
    record Closed(Instant endedAt, long durationMillis, String previous) implements ManifestLine {}

    /**
     * @param track the track's id, {@code events} for what happened beside the media
     * @param file below the recording's folder
     * @param length of the clusters, not encrypted
     * @param sha256 of the file as it is on disk
     * @param fromMillis from the beginning of the track
     */
    record Segment(
            String track,
            String file,
            long length,
            String sha256,
            long fromMillis,
            long toMillis,
            int frames,
            List<Cue> cues) {

        /** What its file takes. */
        long storedBytes() {
            return RecordingKey.encryptedLength(length);
        }
    }

    /**
     * One person's microphone, camera or screen.
     *
     * @param startMillis when its time 0 is
     * @param configuration of a decoder, as Matroska keeps it; empty where there is none
     */
    record Track(
            String id,
            String participantId,
            String source,
            Codec codec,
            long startMillis,
            int width,
            int height,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) byte[] configuration) {
        /** Lines that were written before there were any have none. */
        public Track {
            configuration = Objects.requireNonNullElse(configuration, new byte[0]);
        }
    }

    /** Media that was not recorded, and why. */
    record Gap(String track, long fromMillis, long toMillis, GapReason reason) {}

    /** Why media is missing. */
    enum GapReason {
        /** Lost between the person and the relay, and asked for in vain. */
        @JsonProperty("packets-lost")
        PACKETS_LOST,
        /** The person's media went over to another relay. */
        @JsonProperty("relay-switched")
        RELAY_SWITCHED,
        /** The recorder was away for longer than the relay could keep. */
        @JsonProperty("relay-buffer-full")
        RELAY_BUFFER_FULL
    }

    /**
     * What a relay hands over.
     *
     * @param flow names the relay's buffer; another one begins at 1 again
     * @param acknowledged the last of its blocks that is safe with all before it
     * @param nanos the relay's monotonic time at one moment
     * @param wallMillis its clock at the same moment, since 1970
     */
    record Flow(String flow, String relayId, long acknowledged, long nanos, long wallMillis) {}

    /**
     * @param track where its frames go
     * @param ticks RTP time of its first frame
     * @param millis what that is in the recording
     * @param lastSequence extended number of the last packet that is safe
     * @param lastTicks RTP time of the last frame that is safe
     */
    record Source(
            String flow,
            int handle,
            int generation,
            String track,
            long ticks,
            long millis,
            long lastSequence,
            long lastTicks) {}

    /** The same line behind another one. */
    static ManifestLine behind(ManifestLine line, String previous) {
        return switch (line) {
            case Opened l -> new Opened(l.recordingId, l.meetingId, l.title, l.startedAt, previous);
            case Sealed l ->
                    new Sealed(
                            l.ownerEpoch,
                            l.at,
                            l.segments,
                            l.tracks,
                            l.gaps,
                            l.flows,
                            l.sources,
                            previous);
            case Closed l -> new Closed(l.endedAt, l.durationMillis, previous);
        };
    }

    /** The track's id that events go by. */
    String EVENTS = "events";
}
