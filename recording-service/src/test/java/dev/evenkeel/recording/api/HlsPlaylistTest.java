package dev.evenkeel.recording.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.recording.media.SegmentIndex;
import dev.evenkeel.recording.media.SegmentIndex.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class HlsPlaylistTest {
    @Test
    void partsAreRangesOfOneFile() {
        var film = new SegmentIndex(1_230, List.of(new Part(1_434, 52_433, 3.96)));

        assertThat(HlsPlaylist.of(film, "media.mp4")).isEqualTo(HlsPlaylist.EXAMPLE);
    }

    /** RFC 8216 §4.3.3.1: a part's length, rounded, is at most the target. */
    @Test
    void theTargetIsTheLongestPart() {
        var film = new SegmentIndex(9, List.of(new Part(9, 5, 4.49), new Part(14, 5, 0.2)));

        assertThat(HlsPlaylist.of(film, "media.mp4")).contains("#EXT-X-TARGETDURATION:4\n");
    }
}
