package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.sfu.MediaDescription.TrackName;
import java.util.Collection;
import java.util.Objects;
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

    private static final String MICROPHONE = "microphone";

    private @Nullable TrackName picture;
    private @Nullable TrackName voice;

    /**
     * Looks at everything there is once.
     *
     * @param floor who has it, if anybody does
     * @return whether there is news
     */
    boolean look(Collection<MeetingTrack> tracks, @Nullable String floor, long now) {
        TrackName nextPicture = choose(tracks, "screen", picture, null, null, now);
        if (nextPicture == null) {
            nextPicture = choose(tracks, "camera", picture, floor, null, now);
        }
        String shown = nextPicture == null ? null : nextPicture.participantId();
        String first = floor == null ? shown : floor;
        TrackName nextVoice = choose(tracks, MICROPHONE, voice, first, shown, now);
        boolean news = !Objects.equals(picture, nextPicture) || !Objects.equals(voice, nextVoice);
        picture = nextPicture;
        voice = nextVoice;
        return news;
    }

    /** Null while there is nothing of the kind. */
    @Nullable TrackName of(boolean video) {
        return video ? picture : voice;
    }

    /** That of the first person, else of the second, else the one there was, else any. */
    private static @Nullable TrackName choose(
            Collection<MeetingTrack> tracks,
            String source,
            @Nullable TrackName current,
            @Nullable String first,
            @Nullable String second,
            long now) {
        TrackName best = null;
        int bestRank = 0;
        for (MeetingTrack track : tracks) {
            TrackName name = track.name();
            if (name.source().equals(source) && usable(track, now)) {
                int rank = rank(name, current, first, second);
                if (best == null || rank > bestRank || (rank == bestRank && before(name, best))) {
                    best = name;
                    bestRank = rank;
                }
            }
        }
        return best;
    }

    private static boolean usable(MeetingTrack track, long now) {
        return track.name().source().equals(MICROPHONE)
                ? !track.sources().isEmpty()
                : track.flows(DARK_NANOS, now);
    }

    private static int rank(
            TrackName name,
            @Nullable TrackName current,
            @Nullable String first,
            @Nullable String second) {
        if (name.participantId().equals(first)) {
            return 3;
        }
        if (name.participantId().equals(second)) {
            return 2;
        }
        return name.equals(current) ? 1 : 0;
    }

    private static boolean before(TrackName name, TrackName other) {
        return name.participantId().compareTo(other.participantId()) < 0;
    }
}
