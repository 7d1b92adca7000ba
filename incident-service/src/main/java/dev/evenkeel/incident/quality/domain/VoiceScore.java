package dev.evenkeel.incident.quality.domain;

import dev.evenkeel.contracts.quality.SubjectWindow.Unscored;

/** What can be said of a voice: a score, or why there is none. Never a number in its place. */
public sealed interface VoiceScore {

    /**
     * Heard so.
     *
     * @param meanOpinionScore 1–4.5
     */
    record Scored(double meanOpinionScore) implements VoiceScore {}

    /** Not enough data. */
    record NotEnough(Unscored reason) implements VoiceScore {}
}
