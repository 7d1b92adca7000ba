package dev.evenkeel.media.bench.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DescriptionsTest {
    private static final String PLAIN =
            "v=0\r\na=ice-ufrag:x\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111 63\r\na=mid:0\r\na=sendonly\r\na=rtpmap:111 opus/48000/2\r\n"
                    + "a=rtpmap:63 red/48000/2\r\na=ssrc:5 cname:x\r\n"
                    + "m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:1\r\na=sendonly\r\n"
                    + "a=ssrc-group:FID 6 7\r\na=extmap:3 "
                    + "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01\r\n";

    @Test
    void readsWhatWasAgreed() {
        // Given
        String redundant = PLAIN.replace("111 63", "63 111") + "a=rtcp-fb:111 nack\r\n";

        // Then
        assertThat(Descriptions.prefersRed(PLAIN)).isFalse();
        assertThat(Descriptions.prefersRed(redundant)).isTrue();
        assertThat(Descriptions.numbering(PLAIN)).isEqualTo(3);
        assertThat(Descriptions.line(PLAIN, "audio").ssrc()).isEqualTo(5);
        assertThat(Descriptions.line(PLAIN, "video").rtxSsrc()).isEqualTo(7);
    }

    @Test
    void lossOfSoundIsAskedForOnlyWhereThatWasAgreed() {
        // Given
        String agreed = PLAIN.replace("a=mid:0\r\n", "a=mid:0\r\na=rtcp-fb:111 nack\r\n");

        // Then
        assertThat(Descriptions.repeatsSound(PLAIN)).isFalse();
        assertThat(Descriptions.repeatsSound(agreed)).isTrue();
    }
}
