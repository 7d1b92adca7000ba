package dev.evenkeel.incident.report.domain;

import dev.evenkeel.contracts.meeting.MediaTrouble;
import dev.evenkeel.contracts.meeting.MediaTrouble.Part;
import dev.evenkeel.contracts.meeting.MediaTrouble.Remedy;
import dev.evenkeel.contracts.meeting.MediaTrouble.Trouble;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pairs what clients told of their media: from when something was wrong, until when. */
final class MediaFaults {
    private static final Map<String, String> WHAT =
            Map.of(
                    "microphone-ended", "The microphone of {name} was gone.",
                    "microphone-muted", "Nothing came from the microphone of {name}.",
                    "microphone-silent", "The microphone of {name} gave no sound at all.",
                    "camera-ended", "The camera of {name} was gone.",
                    "camera-muted", "Nothing came from the camera of {name}.",
                    "camera-black", "The camera of {name} was black.",
                    "camera-frozen", "The camera of {name} stood still.",
                    "hearing-unheard", "{name} heard nothing of others who spoke.",
                    "path-unreachable", "{name} came in and got neither sound nor picture.",
                    "path-interrupted", "{name} lost the way to every media server.");

    private final MeetingStory story;
    private final Map<String, MediaTrouble> open = new HashMap<>();
    private final List<MediaFault> found = new ArrayList<>();

    private MediaFaults(MeetingStory story) {
        this.story = story;
    }

    /** All of a meeting, the first to begin first. */
    static List<MediaFault> of(MeetingStory story) {
        MediaFaults faults = new MediaFaults(story);
        story.troubles().forEach(faults::take);
        List.copyOf(faults.open.values()).forEach(faults::stayed);
        return faults.found.stream().sorted(Comparator.comparing(MediaFault::from)).toList();
    }

    private void take(MediaTrouble told) {
        String key = told.participantId() + "/" + told.part();
        MediaTrouble began = open.get(key);
        if (began != null && told.at().isAfter(leftAt(began))) {
            stayed(began);
            open.remove(key);
            began = null;
        }
        if (told.trouble() != Trouble.NONE) {
            open.putIfAbsent(key, told);
        } else if (began != null) {
            open.remove(key);
            found.add(fault(began, told.at(), told.remedy()));
        }
    }

    private void stayed(MediaTrouble began) {
        found.add(fault(began, leftAt(began), null));
    }

    /** When the person left next, or the meeting ended. */
    private Instant leftAt(MediaTrouble began) {
        return story.left().stream()
                .filter(left -> left.participantId().equals(began.participantId()))
                .map(ParticipantLeft::leftAt)
                .filter(at -> at.isAfter(began.at()))
                .findFirst()
                .orElse(story.ended().endedAt());
    }

    private MediaFault fault(MediaTrouble began, Instant to, @Nullable Remedy remedy) {
        String what = word(began.part()) + "-" + word(began.trouble());
        return new MediaFault(
                began.at(),
                to,
                began.participantId(),
                began.part(),
                began.trouble(),
                remedy,
                Sentence.of(
                        "media." + what,
                        WHAT.getOrDefault(what, "Media of {name} failed."),
                        "participantId",
                        began.participantId(),
                        "name",
                        story.nameOf(began.participantId())),
                ending(began.part(), remedy, Duration.between(began.at(), to).toMillis()));
    }

    private static Sentence ending(Part part, @Nullable Remedy remedy, long afterMillis) {
        if (remedy == null) {
            return Sentence.of("media.stayed", "It stayed so to the end.");
        }
        return switch (remedy) {
            case ANOTHER_DEVICE ->
                    Sentence.of(
                            "media.another-" + word(part),
                            "Another " + word(part) + " took over after {afterMillis} ms.",
                            "afterMillis",
                            afterMillis);
            case RECOVERED ->
                    Sentence.of(
                            "media.recovered",
                            "It was well again after {afterMillis} ms.",
                            "afterMillis",
                            afterMillis);
            case SWITCHED_OFF ->
                    Sentence.of(
                            "media.switched-off",
                            "It was switched off after {afterMillis} ms.",
                            "afterMillis",
                            afterMillis);
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
