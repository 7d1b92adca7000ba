package dev.evenkeel.media.sfu.speech;

import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who has the floor of a meeting. As in Volfin and Cohen's dominant speaker identification a
 * challenger has to beat the speaker on every scale of time, so that a cough or a “yes” moves
 * nobody's picture and a pause for breath loses nothing; silence of everybody leaves the floor
 * where it is.
 */
public final class Floor {
    /** Of the last second a challenger must have filled so many tenths with speech. */
    private static final int SENTENCE = 4;

    /** Two at once: the newcomer must be this much louder, and have spoken through the second. */
    private static final int LOUDER = 3;

    private static final int THROUGHOUT = 9;

    /** Fewer loud frames of 200 ms than this is a pause. */
    private static final int PAUSE = 2;

    private static final Comparator<SpeechScore> BY_SPEECH =
            Comparator.comparingInt(SpeechScore::longTerm)
                    .thenComparingInt(SpeechScore::medium)
                    .thenComparingInt(SpeechScore::immediate);

    private @Nullable String holder;

    /**
     * One look at everybody who is there; several times a second.
     *
     * @return who has the floor now, null while nobody has spoken
     */
    public @Nullable String look(Map<String, SpeechScore> scores) {
        if (holder != null && !scores.containsKey(holder)) {
            holder = null;
        }
        String challenger = challenger(scores);
        if (challenger != null && yields(scores.get(challenger), scores.get(holder))) {
            holder = challenger;
        }
        return holder;
    }

    private @Nullable String challenger(Map<String, SpeechScore> scores) {
        return scores.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(holder))
                .filter(entry -> entry.getValue().longTerm() >= SENTENCE)
                .filter(entry -> entry.getValue().speaks())
                .max(
                        Map.Entry.<String, SpeechScore>comparingByValue(BY_SPEECH)
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private static boolean yields(@Nullable SpeechScore challenger, @Nullable SpeechScore speaker) {
        if (challenger == null || speaker == null) {
            return challenger != null;
        }
        boolean pauses = speaker.medium() < PAUSE && challenger.longTerm() > speaker.longTerm();
        boolean interrupted =
                challenger.longTerm() >= THROUGHOUT
                        && challenger.immediate() >= speaker.immediate() + LOUDER;
        return pauses || interrupted;
    }
}
