package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.meeting.MediaTrouble.Part;
import dev.evenkeel.contracts.meeting.MediaTrouble.Remedy;
import dev.evenkeel.contracts.meeting.MediaTrouble.Trouble;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of one part of its media.
 *
 * @param remedy only with {@link Trouble#NONE}
 */
public record TroubleReport(Part part, Trouble trouble, @Nullable Remedy remedy) {
    private static final Map<Part, Set<Trouble>> KNOWN =
            Map.of(
                    Part.MICROPHONE,
                    EnumSet.of(Trouble.NONE, Trouble.ENDED, Trouble.MUTED, Trouble.SILENT),
                    Part.CAMERA,
                    EnumSet.of(
                            Trouble.NONE,
                            Trouble.ENDED,
                            Trouble.MUTED,
                            Trouble.BLACK,
                            Trouble.FROZEN),
                    Part.HEARING,
                    EnumSet.of(Trouble.NONE, Trouble.UNHEARD),
                    Part.PATH,
                    EnumSet.of(Trouble.NONE, Trouble.UNREACHABLE, Trouble.INTERRUPTED));

    Optional<Refusal> refusal() {
        Set<Trouble> possible = KNOWN.getOrDefault(part, Set.of());
        if (!possible.contains(trouble)) {
            String expected =
                    possible.stream().map(TroubleReport::word).collect(Collectors.joining(" | "));
            return bad("/trouble", expected + " of a " + word(part), word(trouble));
        }
        return remedy != null && trouble != Trouble.NONE
                ? bad("/remedy", "nothing while something is wrong", word(remedy))
                : Optional.empty();
    }

    private static Optional<Refusal> bad(String field, String expected, String actual) {
        return Optional.of(new Refusal.BadField(field, expected, actual));
    }

    /** As it is written in JSON. */
    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
