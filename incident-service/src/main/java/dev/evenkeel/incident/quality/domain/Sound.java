package dev.evenkeel.incident.quality.domain;

import org.jspecify.annotations.Nullable;

/** The sound a participant receives. */
final class Sound {
    private Sound() {}

    /** Share of the sound played that the receiver made up; {@code null} when nobody counted. */
    static @Nullable Double concealmentRatio(PathSecond path) {
        long concealed = 0;
        long total = 0;
        for (StreamTally stream : path.streams().values()) {
            if (stream.isReceivedVoice()) {
                concealed += stream.concealedSamples();
                total += stream.totalSamples();
            }
        }
        return total <= 0 ? null : Math.clamp((double) concealed / total, 0, 1);
    }
}
