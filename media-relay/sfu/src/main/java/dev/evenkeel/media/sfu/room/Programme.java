package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.sfu.MediaDescription.TrackName;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a client gets that has one picture and one voice for the whole meeting, as with WHEP: a
 * shared screen before any face, the face and the voice of whoever has the floor, and while nobody
 * has it, whoever was there before. What it shows it keeps as long as it can, so that nothing
 * flickers.
 */
final class Programme {
    /** A camera that sends nothing for so long is switched off. */
    private static final long DARK_NANOS = 2_000_000_000;

    private static final Comparator<TrackName> BY_OWNER =
            Comparator.comparing(TrackName::participantId);

    private @Nullable TrackName picture;
    private @Nullable TrackName voice;

    /**
     * Looks at everything there is once.
     *
     * @param floor who has it, if anybody does
     * @return whether there is news
     */
    boolean look(Collection<MeetingTrack> tracks, @Nullable String floor, long now) {
        TrackName nextPicture = picture(tracks, floor, now);
        String shown = nextPicture == null ? null : nextPicture.participantId();
        TrackName nextVoice = voice(tracks, floor == null ? shown : floor, shown);
        boolean news = !Objects.equals(picture, nextPicture) || !Objects.equals(voice, nextVoice);
        picture = nextPicture;
        voice = nextVoice;
        return news;
    }

    /** Null while there is nothing of the kind. */
    @Nullable TrackName of(boolean video) {
        return video ? picture : voice;
    }

    private @Nullable TrackName picture(
            Collection<MeetingTrack> tracks, @Nullable String floor, long now) {
        List<TrackName> screens = named(tracks, "screen", track -> track.flows(DARK_NANOS, now));
        if (!screens.isEmpty()) {
            return choose(screens, picture, null, null);
        }
        List<TrackName> cameras = named(tracks, "camera", track -> track.flows(DARK_NANOS, now));
        return choose(cameras, picture, floor, null);
    }

    private @Nullable TrackName voice(
            Collection<MeetingTrack> tracks, @Nullable String first, @Nullable String second) {
        List<TrackName> voices = named(tracks, "microphone", track -> !track.sources().isEmpty());
        return choose(voices, voice, first, second);
    }

    private static List<TrackName> named(
            Collection<MeetingTrack> tracks, String source, Predicate<MeetingTrack> usable) {
        return tracks.stream()
                .filter(track -> track.name().source().equals(source))
                .filter(usable)
                .map(MeetingTrack::name)
                .toList();
    }

    /** That of the first person, else of the second, else the one there was, else any. */
    private static @Nullable TrackName choose(
            List<TrackName> from,
            @Nullable TrackName current,
            @Nullable String first,
            @Nullable String second) {
        return of(from, first)
                .or(() -> of(from, second))
                .or(() -> from.stream().filter(name -> name.equals(current)).findFirst())
                .or(() -> from.stream().min(BY_OWNER))
                .orElse(null);
    }

    private static Optional<TrackName> of(List<TrackName> from, @Nullable String participantId) {
        return from.stream().filter(name -> name.participantId().equals(participantId)).findFirst();
    }
}
