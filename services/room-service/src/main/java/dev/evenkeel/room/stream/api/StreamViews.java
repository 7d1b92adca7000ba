package dev.evenkeel.room.stream.api;

import dev.evenkeel.contracts.meeting.StreamUse;
import dev.evenkeel.room.domain.StreamAccess;
import dev.evenkeel.room.domain.StreamSession;
import dev.evenkeel.room.domain.Text;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Streams as hosts ask for them and see them. */
final class StreamViews {
    private StreamViews() {}

    /**
     * @param expiresAt of the token; absent: as configured
     */
    public record NewStream(
            @Schema(required = true) @Nullable StreamUse use,
            @Schema(required = true, minLength = 1, maxLength = Text.LONGEST_NAME)
                    @Nullable String name,
            @Nullable Instant expiresAt) {}

    /**
     * @param url path of the WHIP or WHEP endpoint below the front door
     * @param by absent for who had no seat
     * @param participantId the seat it has while it is in use
     */
    public record Stream(
            String streamId,
            StreamUse use,
            String name,
            String url,
            @Nullable String by,
            Instant offeredAt,
            Instant expiresAt,
            @Nullable String participantId) {

        static Stream of(String meetingId, StreamAccess access) {
            StreamSession session = access.session();
            String protocol = access.use() == StreamUse.PUBLISH ? "whip" : "whep";
            return new Stream(
                    access.id().toString(),
                    access.use(),
                    access.name(),
                    "/%s/v1/%s/%s".formatted(protocol, meetingId, access.id()),
                    access.by(),
                    access.offeredAt(),
                    access.expiresAt(),
                    session == null ? null : session.participantId());
        }
    }

    public record All(List<Stream> streams) {}

    /**
     * @param token told only here
     */
    public record Created(Stream stream, String token) {

        /** Belongs in no log. */
        @Override
        public String toString() {
            return "Created[…]";
        }
    }
}
