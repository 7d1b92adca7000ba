package dev.evenkeel.recording.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.recording.kit.RecordedFrames;
import dev.evenkeel.recording.media.ClusterWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class VoiceTrainTest {
    private static final byte[] TWENTY_MILLIS = {(byte) 0xF8, 1, 2};
    private static final byte[] SIXTY_MILLIS = {0x18, 1, 2};

    private final ClusterWriter clusters = new ClusterWriter(false);
    private final VoiceTrain voice = new VoiceTrain(1_000, 1_000);

    private List<Long> written() {
        return RecordedFrames.times(clusters.finish().bytes());
    }

    @Test
    void frameFollowsFrameThoughTheirTimesTremble() {
        // When
        voice.add(clusters, 1_000, TWENTY_MILLIS);
        voice.add(clusters, 1_027, TWENTY_MILLIS);
        voice.add(clusters, 1_038, TWENTY_MILLIS);

        // Then
        assertThat(written()).containsExactly(0L, 20L, 40L);
    }

    @Test
    void whatIsMissingIsSilent() {
        // When
        voice.add(clusters, 1_000, TWENTY_MILLIS);
        long at = voice.add(clusters, 1_075, TWENTY_MILLIS);

        // Then
        assertThat(at).isEqualTo(1_080);
        assertThat(written()).containsExactly(0L, 20L, 40L, 60L, 80L);
    }

    @Test
    void whatIsAlmostAFrameAheadHasNoPlace() {
        // When
        voice.add(clusters, 1_000, TWENTY_MILLIS);

        // Then
        assertThat(voice.hasPlaceAt(1_006)).isTrue();
        assertThat(voice.hasPlaceAt(1_005)).isFalse();
    }

    @Test
    void longFramesLeaveNoHole() {
        // When
        voice.add(clusters, 1_000, SIXTY_MILLIS);
        voice.add(clusters, 1_060, SIXTY_MILLIS);

        // Then
        assertThat(written()).containsExactly(0L, 60L);
    }
}
