package dev.evenkeel.contracts.meeting;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something of a participant's media has failed, or is well again, as their own client sees it. The
 * newest event of a participant and a part says how that part is, until the participant leaves.
 *
 * @param trouble {@code none}: it is well again
 * @param remedy what made it well; only with {@code none}
 */
public record MediaTrouble(
        String meetingId,
        String participantId,
        Part part,
        Trouble trouble,
        @Nullable Remedy remedy,
        Instant at) {

    /** What it is about. */
    public enum Part {
        @JsonProperty("microphone")
        MICROPHONE,
        @JsonProperty("camera")
        CAMERA,

        /** What is heard of others. */
        @JsonProperty("hearing")
        HEARING,

        /** The way to the relays. */
        @JsonProperty("path")
        PATH
    }

    /** What is wrong. */
    public enum Trouble {
        @JsonProperty("none")
        NONE,

        /** The device is gone: its track has ended (W3C {@code MediaStreamTrack.readyState}). */
        @JsonProperty("ended")
        ENDED,

        /** Nothing comes from the device ({@code MediaStreamTrack.muted}). */
        @JsonProperty("muted")
        MUTED,

        /** Digital silence from a microphone that is switched on. */
        @JsonProperty("silent")
        SILENT,

        /** A picture without light and structure. */
        @JsonProperty("black")
        BLACK,

        /** No new picture. */
        @JsonProperty("frozen")
        FROZEN,

        /** Others speak, as the relay says, and nothing of it arrives. */
        @JsonProperty("unheard")
        UNHEARD,

        /** No path to a relay has come about since the participant came in. */
        @JsonProperty("unreachable")
        UNREACHABLE,

        /** No path to a relay is left. */
        @JsonProperty("interrupted")
        INTERRUPTED
    }

    /** What made it well. */
    public enum Remedy {
        /** Another device of its kind took over. */
        @JsonProperty("another-device")
        ANOTHER_DEVICE,

        @JsonProperty("recovered")
        RECOVERED,

        /** The participant switched it off. */
        @JsonProperty("switched-off")
        SWITCHED_OFF
    }
}
