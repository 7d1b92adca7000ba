package dev.evenkeel.recording.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recording as the database has it.
 *
 * @param epoch of the recorder that owns it
 * @param headLines of the manifest
 * @param storageCause why nothing can be made safe now; null when all is well
 * @param held neither people nor its age delete it
 * @param hold who said so; null when it is not held
 * @param access who may watch it; null: as the installation says
 * @param named participants who may, when that is what access says
 * @param verifiedAt when it was last compared with what was sealed; null: never
 * @param findings what was not as it was then
 * @param deletionReason {@code asked} or {@code expired}
 */
public record Recording(
        String recordingId,
        String meetingId,
        String title,
        Instant startedAt,
        @Nullable Instant stoppedAt,
        State state,
        @Nullable Long durationMillis,
        long epoch,
        long headLines,
        String headSha256,
        @Nullable String storageCause,
        boolean held,
        @Nullable Hold hold,
        @Nullable Instant deletedAt,
        @Nullable String deletedBy,
        @Nullable String deletionReason,
        @Nullable Access access,
        List<String> named,
        @Nullable Instant verifiedAt,
        @Nullable Integer findings) {

    /**
     * Why it must be kept.
     *
     * @param reason in the words of who held it; null when none was given
     */
    public record Hold(String by, Instant at, @Nullable String reason) {}

    /** How far it is. */
    public enum State {
        @JsonProperty("recording")
        RECORDING,
        @JsonProperty("ready")
        READY,
        /** Its key is being destroyed; nothing stops that any more. */
        @JsonProperty("deleting")
        DELETING,
        @JsonProperty("deleted")
        DELETED
    }
}
