package dev.evenkeel.media.sfu.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.evenkeel.media.sfu.OpenOutcome.BadOffer;
import dev.evenkeel.media.sfu.codec.Encoding;
import dev.evenkeel.media.sfu.sdp.Agreed.Format;
import dev.evenkeel.media.sfu.sdp.OfferParser.Result;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferParserTest {
    @Test
    void readsChromiumsOffer() {
        // When
        Offer offer = SampleOffers.parsed(SampleOffers.chromium());

        // Then
        assertThat(offer.bundle()).containsExactly("0", "1", "2");
        assertThat(offer.ufrag()).hasSize(4);
        assertThat(offer.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(offer.sections())
                .extracting(MediaSection::kind, MediaSection::direction)
                .containsExactly(
                        tuple("audio", Direction.SENDONLY),
                        tuple("video", Direction.SENDONLY),
                        tuple("audio", Direction.RECVONLY));
        MediaSection video = offer.section("1").orElseThrow();
        assertThat(video.mediaFormats())
                .extracting(Format::encoding, Format::payloadType, Format::rtxPayloadType)
                .containsExactly(
                        tuple(Encoding.VP8, 96, 97),
                        tuple(Encoding.H264_BASELINE, 102, 103),
                        tuple(Encoding.H264_CONSTRAINED_BASELINE, 108, 109),
                        tuple(Encoding.H264_MAIN, 116, 117),
                        tuple(Encoding.AV1_MAIN, 45, 46),
                        tuple(Encoding.VP9_PROFILE_0, 98, 99),
                        tuple(Encoding.VP9_PROFILE_2, 100, 101));
        Codec vp8 = video.mediaFormats().getFirst().codec();
        assertThat(vp8.feedback()).contains("nack", "nack pli", "goog-remb", "ccm fir");
        assertThat(video.extension(HeaderExtensions.MID)).isEqualTo(4);
        assertThat(video.transportFeedback()).isTrue();
        assertThat(video.repairs()).containsKey(video.mediaSsrc().orElseThrow());
    }

    @Test
    void readsFirefoxsOffer() {
        // When
        Offer offer = SampleOffers.parsed(SampleOffers.firefox());

        // Then: the fingerprint is the session's, port 0 of bundled lines is no rejection
        assertThat(offer.fingerprint()).startsWith("6B:8B:F0");
        MediaSection video = offer.section("1").orElseThrow();
        assertThat(video.alive()).isTrue();
        assertThat(video.mediaFormats().getFirst().payloadType()).isEqualTo(120);
        assertThat(video.mediaSsrc()).hasValue(Integer.parseUnsignedInt("3245678901"));
        assertThat(offer.section("0").orElseThrow().extensions())
                .containsEntry("urn:ietf:params:rtp-hdrext:csrc-audio-level", 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=0                    | v=1                       | SDP that begins with v=0, below 512 KiB",
                "a=ice-ufrag:           | a=x-ufrag:                | a=ice-ufrag",
                "a=ice-pwd:             | a=x-pwd:                  | a=ice-pwd",
                "a=fingerprint:sha-256  | a=fingerprint:sha-1       | a=fingerprint:sha-256 <32 hex pairs>",
                "a=setup:actpass        | a=setup:passive           | a=setup:actpass or active",
                "a=mid:1                | a=mid:0                   | an own a=mid for each m-line",
                "a=group:BUNDLE 0 1     | a=group:BUNDLE 0          | mid 1 in a=group:BUNDLE",
                "a=rtcp-mux             | a=x-mux                   | a=rtcp-mux in mid 0",
                "a=rtpmap:96            | a=rtpmap:x                | a number",
                "a=rtpmap:96            | a=rtpmap:200              | a payload type of 0–127",
                "m=video 9 UDP          | m=video nine UDP          | a number",
                "a=ssrc-group:FID 1     | a=ssrc-group:FID x1       | an SSRC of 32 bits"
            })
    void saysWhatIsWrong(String from, String to, String expected) {
        // Given
        String sdp = SampleOffers.chromium().replace(from, to);

        // When
        Result result = OfferParser.parse(sdp);

        // Then
        assertThat(result).isInstanceOf(Result.Refused.class);
        BadOffer reason = ((Result.Refused) result).reason();
        assertThat(reason.field()).isEqualTo("offer");
        assertThat(reason.expected()).isEqualTo(expected);
        assertThat(reason.actual()).isNotEmpty();
    }

    @Test
    void aRejectedLineMayNotBearTheMidOfALiveOne() {
        // Given
        String sdp =
                SampleOffers.chromium()
                        + "m=video 0 UDP/TLS/RTP/SAVPF 96\r\na=mid:0\r\na=rtpmap:96 VP8/90000\r\n";

        // When
        Result result = OfferParser.parse(sdp);

        // Then
        assertThat(result).isInstanceOf(Result.Refused.class);
        assertThat(((Result.Refused) result).reason().expected())
                .isEqualTo("an own a=mid for each m-line");
    }

    @Test
    void moreFormatsThanThereArePayloadTypesAreRefused() {
        // Given
        String sdp = SampleOffers.chromium().replace("UDP/TLS/RTP/SAVPF", "x" + " 96".repeat(129));

        // When
        Result result = OfferParser.parse(sdp);

        // Then
        assertThat(result).isInstanceOf(Result.Refused.class);
        assertThat(((Result.Refused) result).reason().expected())
                .isEqualTo("1–128 formats of an m-line");
    }

    @Test
    void damagedOffersAreRefusedNotThrown() {
        // Given
        Random random = new Random(4);
        String sdp = SampleOffers.chromium();
        for (int i = 0; i < 3_000; i++) {
            StringBuilder damaged = new StringBuilder(sdp);
            for (int j = 0; j < 20; j++) {
                damaged.setCharAt(
                        random.nextInt(damaged.length()), (char) (32 + random.nextInt(95)));
            }
            damaged.setLength(random.nextInt(damaged.length()));

            // When
            Result result = OfferParser.parse(damaged.toString());

            // Then
            assertThat(result).isNotNull();
        }
    }
}
