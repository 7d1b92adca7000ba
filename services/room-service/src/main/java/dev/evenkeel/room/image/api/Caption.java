package dev.evenkeel.room.image.api;

import dev.evenkeel.room.api.Uuids;
import dev.evenkeel.room.domain.ChatMessage;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.image.domain.ImageRules;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What is said of an image in the address: its words, whom it is for, and what it answers. */
public class Caption {
    @QueryParam("text")
    @Parameter(
            description = "what it shows, also for those who do not see it",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            maxLength = ImageRules.LONGEST_CAPTION,
                            examples = "The plan"))
    @Nullable String text;

    @QueryParam("to")
    @Parameter(
            description = "one participant; absent: everybody",
            schema = @Schema(type = SchemaType.STRING, examples = "p-2f9d1c"))
    @Nullable String to;

    @QueryParam("replyTo")
    @Parameter(
            description = "the message it answers",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            format = "uuid",
                            examples = "550e8400-e29b-41d4-a716-446655440000"))
    @Nullable String replyTo;

    /** The whole message, unless something of this is not acceptable. */
    Reply<ChatMessage.Draft> draft(UUID id, ChatMessage.Image image) {
        String words = text == null ? "" : text.strip();
        if (words.length() > ImageRules.LONGEST_CAPTION) {
            return refused(
                    "text",
                    "at most %d characters".formatted(ImageRules.LONGEST_CAPTION),
                    words.length() + " characters");
        }
        String answered = replyTo;
        if (answered == null) {
            return new Reply.Done<>(new ChatMessage.Draft(id, words, to, null, image));
        }
        return Uuids.read(answered)
                .<Reply<ChatMessage.Draft>>map(message ->
                        new Reply.Done<>(new ChatMessage.Draft(id, words, to, message, image)))
                .orElseGet(() -> refused("replyTo", "a UUID", answered));
    }

    private static Reply<ChatMessage.Draft> refused(String field, String expected, String actual) {
        return new Reply.Refused<>(new Refusal.BadField(field, expected, actual));
    }
}
