package dev.evenkeel.media.sfu.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpeechActivityTest {
    private static final int SPEECH = 30;
    private static final int FAN = 55;
    private static final int SILENCE = 127;

    private final SpeechActivity activity = new SpeechActivity();
    private long now = 1_000_000_000L;
    private int timestamp = -5_000;

    private void hear(int level, int frames) {
        for (int i = 0; i < frames; i++) {
            now += 20_000_000;
            timestamp += 960;
            activity.heard(level, timestamp, now);
        }
    }

    private SpeechScore score() {
        return SpeechScore.of(activity, now);
    }

    @Test
    void silenceIsNothing() {
        // When
        hear(SILENCE, 100);

        // Then
        assertThat(score()).isEqualTo(SpeechScore.SILENT);
        assertThat(activity.known()).isTrue();
    }

    @Test
    void speechFillsOneScaleAfterTheOther() {
        // Given
        hear(SILENCE, 100);

        // When
        hear(SPEECH, 5);
        final SpeechScore syllable = score();
        hear(SPEECH, 45);

        // Then
        assertThat(syllable.medium()).isEqualTo(5);
        assertThat(syllable.longTerm()).isEqualTo(1);
        assertThat(score().medium()).isEqualTo(10);
        assertThat(score().longTerm()).isEqualTo(10);
        assertThat(score().immediate()).isGreaterThan(3);
    }

    @Test
    void aFanIsNoVoice() {
        // Given: one that has been on for a while, of which a moment of pause tells the noise
        hear(SILENCE, 10);

        // When
        hear(FAN, 50 * 90);
        final SpeechScore fan = score();
        hear(SPEECH, 20);

        // Then
        assertThat(fan.longTerm()).isZero();
        assertThat(score().speaks()).isTrue();
    }

    @Test
    void framesThatDoNotComeAreSilent() {
        // Given
        hear(SPEECH, 50);

        // When
        now += 600_000_000;
        final SpeechScore after600 = score();
        now += 500_000_000;

        // Then
        assertThat(after600.medium()).isZero();
        assertThat(after600.longTerm()).isBetween(3, 6);
        assertThat(score()).isEqualTo(new SpeechScore(0, 0, 0));
    }

    @Test
    void aLateFrameTakesItsPlace() {
        // Given
        hear(SILENCE, 20);
        timestamp += 960;
        hear(SPEECH, 9);
        final int before = score().medium();

        // When
        activity.heard(SPEECH, timestamp - 9 * 960, now);

        // Then
        assertThat(before).isEqualTo(9);
        assertThat(score().medium()).isEqualTo(10);
    }

    @Test
    void aStreamThatBeginsAnewForgetsTheOldOne() {
        // Given
        hear(SPEECH, 50);

        // When
        timestamp += 48_000 * 60;
        hear(SILENCE, 1);

        // Then
        assertThat(score().longTerm()).isZero();
    }
}
