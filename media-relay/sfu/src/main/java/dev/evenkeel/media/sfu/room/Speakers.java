package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.rtp.SpeakersPayload;
import dev.evenkeel.media.rtp.SpeakersPayload.Speaker;
import dev.evenkeel.media.sfu.speech.Floor;
import dev.evenkeel.media.sfu.speech.SpeechScore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who speaks in a meeting, by the sound of all its microphones, here and at other relays. */
final class Speakers {
    private static final String MICROPHONE = "microphone";

    /** A voice is shown so much longer than it is heard, so that it doesn't flicker. */
    private static final long HOLD_NANOS = 500_000_000;

    private static final int MOST = 6;

    /** A cough makes nobody a speaker. */
    private static final int SENTENCE = 4;

    private final Floor floor = new Floor();
    private final Map<String, SpeechScore> scores = new HashMap<>();
    private final Map<String, Long> spokeAt = new HashMap<>();
    private final Map<String, Long> talkedAt = new HashMap<>();
    private List<Speaker> speakers = List.of();
    private @Nullable String holder;
    private long sequence;

    /** Listens to everybody once. True when there is news. */
    boolean look(Collection<MeetingTrack> tracks, long now) {
        scores.clear();
        for (MeetingTrack track : tracks) {
            if (track.name().source().equals(MICROPHONE)) {
                hear(track.name().participantId(), track.score(now), now);
            }
        }
        spokeAt.keySet().retainAll(scores.keySet());
        talkedAt.keySet().retainAll(scores.keySet());
        holder = floor.look(scores);
        List<Speaker> current = describe(now);
        boolean news = !current.equals(speakers);
        speakers = current;
        sequence += news ? 1 : 0;
        return news;
    }

    private void hear(String participantId, SpeechScore score, long now) {
        scores.put(participantId, score);
        if (score.speaks()) {
            spokeAt.put(participantId, now);
        }
        if (score.longTerm() >= SENTENCE) {
            talkedAt.put(participantId, now);
        }
    }

    private List<Speaker> describe(long now) {
        List<Speaker> result = new ArrayList<>();
        String first = holder;
        if (first != null) {
            result.add(new Speaker(first, speaks(first, now)));
        }
        spokeAt.keySet().stream()
                .filter(id -> !id.equals(first) && speaks(id, now))
                .sorted(Comparator.comparingInt(this::loudness).reversed())
                .limit(MOST)
                .sorted()
                .forEach(id -> result.add(new Speaker(id, true)));
        return result;
    }

    private int loudness(String participantId) {
        return scores.getOrDefault(participantId, SpeechScore.SILENT).immediate();
    }

    private boolean speaks(String participantId, long now) {
        Long at = spokeAt.get(participantId);
        return at != null && now - at < HOLD_NANOS;
    }

    /** Who has the floor; null while nobody has spoken. */
    @Nullable String holder() {
        return holder;
    }

    /** When a person last said a sentence; {@code Long.MIN_VALUE} when never. */
    long talkedAt(String participantId) {
        return talkedAt.getOrDefault(participantId, Long.MIN_VALUE);
    }

    /** Whether anybody has spoken: clients who come later are told, too. */
    boolean known() {
        return sequence > 0;
    }

    byte[] announcement() {
        return new SpeakersPayload(sequence, speakers).encode();
    }
}
