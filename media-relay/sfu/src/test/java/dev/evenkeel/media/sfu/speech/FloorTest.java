package dev.evenkeel.media.sfu.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Anna, Ben and Chen talk; the floor is looked at every 100 ms. */
class FloorTest {
    private static final int SPEECH = 35;
    private static final int LOUD = 12;
    private static final int SILENCE = 127;

    private final Map<String, SpeechActivity> people = new LinkedHashMap<>();
    private final Map<String, Integer> levels = new LinkedHashMap<>();
    private final Floor floor = new Floor();
    private long now = 1_000_000_000L;
    private int timestamp;
    private String holder;

    @BeforeEach
    void everybodyIsSilent() {
        for (String name : new String[] {"anna", "ben", "chen"}) {
            people.put(name, new SpeechActivity());
            levels.put(name, SILENCE);
        }
        runMillis(2_000);
    }

    private void says(String name, int level, int millis) {
        levels.put(name, level);
        runMillis(millis);
        levels.put(name, SILENCE);
    }

    private void runMillis(int millis) {
        for (int i = 0; i < millis / 20; i++) {
            now += 20_000_000;
            timestamp += 960;
            people.forEach((name, heard) -> heard.heard(levels.get(name), timestamp, now));
            if (i % 5 == 4) {
                look();
            }
        }
    }

    private void look() {
        Map<String, SpeechScore> scores = new LinkedHashMap<>();
        people.forEach((name, heard) -> scores.put(name, SpeechScore.of(heard, now)));
        holder = floor.look(scores);
    }

    @Test
    void nobodyHasItBeforeSomebodySpeaks() {
        assertThat(holder).isNull();
    }

    @Test
    void theFirstWhoSpeaksHasItSoon() {
        // When
        says("anna", SPEECH, 600);

        // Then
        assertThat(holder).isEqualTo("anna");
    }

    @Test
    void aCoughMovesNobody() {
        // Given
        says("anna", SPEECH, 2_000);
        runMillis(3_000);

        // When
        says("ben", LOUD, 240);
        runMillis(1_000);

        // Then
        assertThat(holder).isEqualTo("anna");
    }

    @Test
    void whoAnswersHasItWithinASecond() {
        // Given
        says("anna", SPEECH, 3_000);

        // When
        says("ben", SPEECH, 1_000);

        // Then
        assertThat(holder).isEqualTo("ben");
    }

    @Test
    void aPauseForBreathAndAYesLoseNothing() {
        // Given
        says("anna", SPEECH, 3_000);

        // When
        says("ben", SPEECH, 400);
        levels.put("anna", SPEECH);
        runMillis(1_000);

        // Then
        assertThat(holder).isEqualTo("anna");
    }

    @Test
    void ofTwoAtOnceTheSpeakerKeepsItUntilTheOtherIsMuchLouder() {
        // Given
        says("anna", SPEECH, 2_000);
        levels.put("anna", SPEECH);

        // When
        says("ben", SPEECH - 4, 3_000);
        final String alike = holder;
        says("ben", LOUD, 2_000);

        // Then
        assertThat(alike).isEqualTo("anna");
        assertThat(holder).isEqualTo("ben");
    }

    @Test
    void silenceLeavesItWhereItIs() {
        // Given
        says("anna", SPEECH, 2_000);

        // When
        runMillis(60_000);

        // Then
        assertThat(holder).isEqualTo("anna");
    }

    @Test
    void whoLeavesLosesIt() {
        // Given
        says("anna", SPEECH, 2_000);

        // When
        people.remove("anna");
        look();

        // Then
        assertThat(holder).isNull();
    }
}
