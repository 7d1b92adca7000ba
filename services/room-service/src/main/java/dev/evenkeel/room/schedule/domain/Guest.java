package dev.evenkeel.room.schedule.domain;

import dev.evenkeel.room.account.domain.Email;
import dev.evenkeel.room.domain.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody to invite. */
public record Guest(
        @Schema(required = true, format = "email", maxLength = Email.LONGEST)
                @Nullable String email,
        @Schema(maxLength = Text.LONGEST_NAME) @Nullable String name,
        @Nullable Boolean coHost) {}
