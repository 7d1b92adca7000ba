package dev.evenkeel.media.sfu.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.sfu.MediaDescription;
import dev.evenkeel.media.sfu.sdp.StreamOffer.Result;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamOfferTest {
    private static final String FINGERPRINT =
            IntStream.range(0, 32).mapToObj(_ -> "AB").collect(Collectors.joining(":"));

    @Test
    void oneVoiceAndOnePictureArePublished() {
        // When
        Result result =
                StreamOffer.publishing(offer(audio("0", "sendonly"), video("1", "sendrecv")));

        // Then
        assertThat(description(result).tracks())
                .isEqualTo(Map.of("0", "microphone", "1", "camera"));
        assertThat(description(result).followed()).isEmpty();
    }

    @Test
    void whoWatchesFollowsTheMeeting() {
        // When
        Result result = StreamOffer.watching(offer(video("v", "recvonly"), audio("a", "recvonly")));

        // Then
        assertThat(description(result).followed()).isEqualTo(Set.of("a", "v"));
        assertThat(description(result).tracks()).isEmpty();
    }

    @Test
    void aPictureAloneWillDo() {
        assertThat(StreamOffer.publishing(offer(video("0", "sendonly"))))
                .isInstanceOf(Result.Readable.class);
    }

    @Test
    void nothingIsTakenByHalves() {
        notAcceptable(offer(audio("0", "sendonly"), audio("1", "sendonly")));
        notAcceptable(offer(audio("0", "recvonly")));
        notAcceptable(offer(audio("0", "sendonly").replace("opus/48000/2", "PCMU/8000")));
        notAcceptable(offer(audio("0", "sendonly"), video("1", "sendonly").replace("VP8", "H263")));
    }

    @Test
    void aClientThatWantsToBeTheDtlsServerIsNotMet() {
        assertThat(
                        StreamOffer.publishing(
                                offer(audio("0", "sendonly")).replace("actpass", "passive")))
                .isInstanceOf(Result.Unprocessable.class);
        assertThat(
                        StreamOffer.publishing(
                                offer(audio("0", "sendonly")).replace("actpass", "active")))
                .isInstanceOf(Result.Readable.class);
    }

    @Test
    void ofSeveralFingerprintsTheKnownOneCounts() {
        // Given
        String several =
                offer(audio("0", "sendonly"))
                        .replace(
                                "a=setup",
                                "a=fingerprint:sha-512 "
                                        + FINGERPRINT
                                        + ":"
                                        + FINGERPRINT
                                        + "\r\na=setup");

        // Then
        assertThat(StreamOffer.publishing(several)).isInstanceOf(Result.Readable.class);
    }

    @Test
    void whatIsNoOfferIsMalformed() {
        for (String text : new String[] {"", "v=0\r\n", "nonsense", offer()}) {
            assertThat(StreamOffer.publishing(text)).isInstanceOf(Result.Malformed.class);
        }
    }

    private static void notAcceptable(String offer) {
        assertThat(StreamOffer.publishing(offer)).isInstanceOf(Result.NotAcceptable.class);
    }

    private static MediaDescription description(Result result) {
        if (result instanceof Result.Readable(MediaDescription description)) {
            return description;
        }
        throw new AssertionError(result);
    }

    private static String offer(String... lines) {
        String mids =
                Arrays.stream(lines)
                        .map(line -> line.replaceAll("(?s).*a=mid:(\\w+).*", "$1"))
                        .collect(Collectors.joining(" "));
        return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE "
                + mids
                + "\r\n"
                + String.join("", lines);
    }

    private static String audio(String mid, String direction) {
        return line("audio 9 UDP/TLS/RTP/SAVPF 111", mid, direction, "111 opus/48000/2");
    }

    private static String video(String mid, String direction) {
        return line("video 9 UDP/TLS/RTP/SAVPF 96", mid, direction, "96 VP8/90000");
    }

    private static String line(String m, String mid, String direction, String rtpmap) {
        return String.join(
                "\r\n",
                "m=" + m,
                "c=IN IP4 0.0.0.0",
                "a=mid:" + mid,
                "a=" + direction,
                "a=rtcp-mux",
                "a=ice-ufrag:abcd",
                "a=ice-pwd:0123456789abcdefghijklmn",
                "a=fingerprint:sha-256 " + FINGERPRINT,
                "a=setup:actpass",
                "a=rtpmap:" + rtpmap,
                "");
    }
}
