package dev.evenkeel.recording.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link that lets people watch a recording without having been there.
 *
 * @param label what it is for, in the words of who made it
 * @param passcodeHash what is asked for besides; null: nothing
 * @param watermark the viewer's name is shown over the picture
 */
public record ShareLink(
        String linkId,
        String recordingId,
        String label,
        @JsonIgnore @Nullable String passcodeHash,
        boolean watermark,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt,
        long uses) {

    @JsonProperty("passcode")
    public boolean hasPasscode() {
        return passcodeHash != null;
    }

    /** Whether it lets anybody in. */
    public boolean isOpenAt(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
