package dev.evenkeel.incident.silence.api;

import dev.evenkeel.incident.silence.domain.Match;
import dev.evenkeel.incident.silence.domain.Mute;
import dev.evenkeel.platform.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a body asks for, or what is wrong with it. */
sealed interface SilenceForm {
    Duration LONGEST = Duration.ofDays(366);
    int LONGEST_TEXT = 1_000;

    /** A silence. */
    record Asked(Mute silence) implements SilenceForm {}

    /** No silence. */
    record Wrong(Problem problem) implements SilenceForm {}

    static SilenceForm read(@Nullable SilenceBody body, String id, Instant now) {
        if (body == null) {
            return new Wrong(Problem.badRequest("no body"));
        }
        Map<String, String> match = body.match() == null ? Map.of() : body.match();
        Optional<String> fault = Match.fault(match);
        if (fault.isPresent()) {
            return new Wrong(Problem.badField("/match", fault.get(), match));
        }
        Optional<Instant> from = body.from() == null ? Optional.of(now) : instant(body.from());
        if (from.isEmpty()) {
            return new Wrong(Problem.badField("/from", "a moment (ISO 8601)", body.from()));
        }
        Optional<Instant> until = instant(body.until());
        if (until.isEmpty() || !isAfter(until.get(), from.get(), now)) {
            return new Wrong(
                    Problem.badField(
                            "/until",
                            "a moment (ISO 8601) to come, after from, within 366 days",
                            body.until()));
        }
        if (!isText(body.author())) {
            return new Wrong(Problem.badField("/author", "who asks", body.author()));
        }
        if (!isText(body.reason())) {
            return new Wrong(Problem.badField("/reason", "why, in a few words", body.reason()));
        }
        return new Asked(
                new Mute(
                        id,
                        Mute.Kind.SILENCE,
                        new Match(match),
                        from.get(),
                        until.get(),
                        String.valueOf(body.author()).strip(),
                        String.valueOf(body.reason()).strip()));
    }

    private static boolean isAfter(Instant until, Instant from, Instant now) {
        return until.isAfter(from) && until.isAfter(now) && !until.isAfter(from.plus(LONGEST));
    }

    private static boolean isText(@Nullable String text) {
        return text != null && !text.isBlank() && text.length() <= LONGEST_TEXT;
    }

    private static Optional<Instant> instant(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
