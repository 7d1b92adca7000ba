package dev.evenkeel.incident.incident.api;

import dev.evenkeel.incident.incident.domain.Request.Kind;
import dev.evenkeel.platform.problem.Problem;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Body of a request to act on an incident; which fields are needed depends on the action.
 *
 * @param by who asks
 * @param revision of the incident as it was seen; without it any will do
 * @param text a comment
 * @param reason why it is resolved, merged or reopened
 * @param owner whom to assign it to; absent takes the owner away
 * @param into the incident to merge into
 */
public record ActionBody(
        @Schema(required = true, minLength = 1, maxLength = LONGEST_NAME) @Nullable String by,
        @Nullable Long revision,
        @Schema(minLength = 1, maxLength = LONGEST_TEXT) @Nullable String text,
        @Schema(minLength = 1, maxLength = LONGEST_TEXT) @Nullable String reason,
        @Schema(minLength = 1, maxLength = LONGEST_NAME) @Nullable String owner,
        @Schema(minLength = 1, maxLength = LONGEST_NAME) @Nullable String into) {
    static final int LONGEST_NAME = 120;
    static final int LONGEST_TEXT = 4_000;
    static final ActionBody EMPTY = new ActionBody(null, null, null, null, null, null);

    /** The first value that does not fit what is asked, if one does not. */
    @Nullable Problem fault(Kind kind) {
        return Stream.of(
                        fault("/by", by, LONGEST_NAME, true),
                        fault("/text", text, LONGEST_TEXT, kind == Kind.COMMENT),
                        fault("/reason", reason, LONGEST_TEXT, needsReason(kind)),
                        fault("/owner", owner, LONGEST_NAME, false),
                        fault("/into", into, LONGEST_NAME, kind == Kind.MERGE))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private static boolean needsReason(Kind kind) {
        return kind == Kind.RESOLVE || kind == Kind.REOPEN;
    }

    private static Optional<Problem> fault(
            String field, @Nullable String value, int longest, boolean needed) {
        boolean fits = value == null ? !needed : !value.isBlank() && value.length() <= longest;
        return fits
                ? Optional.empty()
                : Optional.of(
                        Problem.badField(field, "text of 1–" + longest + " characters", value));
    }
}
