package dev.evenkeel.media.sfu.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.sfu.MediaDescription;
import dev.evenkeel.media.sfu.MediaDescription.TrackName;
import dev.evenkeel.media.sfu.OpenOutcome.BadOffer;
import dev.evenkeel.media.sfu.sdp.Agreed.Ssrcs;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {
    private static final AnswerWriter.Transport TRANSPORT =
            new AnswerWriter.Transport(
                    new Candidates(List.of("192.0.2.7"), 5_000, 0), "ufrag", "password", "AB:CD");

    private static Negotiation negotiation(
            String sdp,
            Map<String, String> tracks,
            Map<String, TrackName> subscriptions,
            @Nullable String heartbeatMid) {
        return new Negotiation(
                SampleOffers.parsed(sdp),
                new MediaDescription(sdp, tracks, subscriptions, heartbeatMid),
                true,
                true);
    }

    private static Negotiation publishing(String sdp) {
        return negotiation(sdp, Map.of("0", "microphone", "1", "camera"), Map.of(), "2");
    }

    private static List<Agreed> agree(Negotiation negotiation) {
        return negotiation.agree(
                mid -> new Ssrcs(1_000 + Integer.parseInt(mid), 2_000 + Integer.parseInt(mid)));
    }

    private static String answer(List<Agreed> agreed) {
        return AnswerWriter.write(7, 1, TRANSPORT, agreed);
    }

    @Test
    void answersChromium() {
        // When
        String answer = answer(agree(publishing(SampleOffers.chromium())));

        // Then
        assertThat(answer)
                .startsWith(
                        """
                        v=0\r
                        o=- 7 1 IN IP4 127.0.0.1\r
                        s=-\r
                        t=0 0\r
                        a=ice-lite\r
                        a=group:BUNDLE 0 1 2\r
                        a=msid-semantic: WMS *\r
                        m=audio 5000 UDP/TLS/RTP/SAVPF 111 63\r
                        c=IN IP4 192.0.2.7\r
                        a=rtcp:9 IN IP4 0.0.0.0\r
                        a=mid:0\r
                        a=ice-ufrag:ufrag\r
                        a=ice-pwd:password\r
                        a=fingerprint:sha-256 AB:CD\r
                        a=setup:passive\r
                        a=candidate:1 1 udp 2130706431 192.0.2.7 5000 typ host\r
                        a=end-of-candidates\r
                        a=recvonly\r
                        a=rtcp-mux\r
                        a=rtcp-rsize\r
                        a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid\r
                        a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01\r
                        a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level\r
                        a=rtpmap:111 opus/48000/2\r
                        a=rtcp-fb:111 transport-cc\r
                        a=fmtp:111 minptime=10;useinbandfec=1\r
                        a=rtpmap:63 red/48000/2\r
                        a=fmtp:63 111/111\r
                        m=video 5000 UDP/TLS/RTP/SAVPF 96 97 102 103 108 109 116 117 45 46 98 99 100 101\r
                        """);
        assertThat(answer)
                .contains("a=rtcp-fb:96 nack pli\r\n", "a=rtcp-fb:96 goog-remb\r\n")
                .contains("a=sendonly\r\n", "a=ssrc:1002 msid:relay heartbeat\r\n")
                .contains("a=rtcp-fb:96 transport-cc\r\n", "a=rtcp-fb:45 nack pli\r\n")
                .contains(
                        "a=fmtp:108 level-asymmetry-allowed=1;packetization-mode=1;"
                                + "profile-level-id=42e01f;x-google-start-bitrate=1500\r\n")
                .contains("a=fmtp:98 profile-id=0;x-google-start-bitrate=1500\r\n")
                .doesNotContain("packetization-mode=0", "ulpfec", "red/90000", "G722");
    }

    @Test
    void simulcastIsTakenAsOffered() {
        // Given: three layers without announced SSRCs (RFC 8853)
        String sdp =
                SampleOffers.chromium()
                        .replace(
                                "a=ssrc-group:FID 1088740005 506314352",
                                "a=rid:q send\r\na=rid:h send\r\na=rid:f send\r\n"
                                        + "a=simulcast:send q;h,x;~f")
                        .replaceAll("a=ssrc:(1088740005|506314352) .*\r\n", "");

        // When
        List<Agreed> agreed = agree(publishing(sdp));
        String answer = answer(agreed);

        // Then
        assertThat(agreed.get(1).receive().rids()).containsExactly("q", "h", "f");
        assertThat(answer)
                .contains("a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\r\n")
                .contains("a=extmap:11 urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id\r\n")
                .contains("a=rid:q recv\r\na=rid:h recv\r\na=rid:f recv\r\n")
                .contains("a=simulcast:recv q;h;f\r\n");
    }

    @Test
    void answersFirefoxWithItsOwnNumbers() {
        // When
        String answer = answer(agree(publishing(SampleOffers.firefox())));

        // Then
        assertThat(answer)
                .contains("m=audio 5000 UDP/TLS/RTP/SAVPF 109\r\n")
                .contains("m=video 5000 UDP/TLS/RTP/SAVPF 120 124 121 125\r\n")
                .contains("a=fmtp:124 apt=120\r\n");
    }

    @Test
    void sendsSubscriptionsUnderItsOwnSsrcs() {
        // Given
        String sdp = SampleOffers.chromium().replace("a=sendonly", "a=recvonly");
        Map<String, TrackName> wanted = Map.of("1", new TrackName("p-bob", "camera"));

        // When
        String answer = answer(agree(negotiation(sdp, Map.of(), wanted, "0")));

        // Then
        assertThat(answer)
                .contains(
                        "a=msid:p-bob camera\r\n"
                                + "a=ssrc-group:FID 1001 2001\r\n"
                                + "a=ssrc:1001 cname:p-bob\r\n"
                                + "a=ssrc:1001 msid:p-bob camera\r\n"
                                + "a=ssrc:2001 cname:p-bob\r\n")
                .contains("a=msid:relay idle\r\n");
    }

    @Test
    void noTwoLinesHaveTheSameMsid() {
        // Given: one track on no line, and one on two of three
        String sdp = SampleOffers.chromium().replace("a=sendonly", "a=recvonly");
        TrackName microphone = new TrackName("p-bob", "microphone");

        // When
        String idle = answer(agree(negotiation(sdp, Map.of(), Map.of(), null)));
        String twice =
                answer(
                        agree(
                                negotiation(
                                        sdp,
                                        Map.of(),
                                        Map.of("0", microphone, "2", microphone),
                                        null)));

        // Then
        assertThat(idle)
                .contains("a=msid:relay idle\r\n", "a=msid:relay idle-1\r\n")
                .contains("a=msid:relay idle-2\r\n", "a=ssrc:1002 msid:relay idle-2\r\n");
        assertThat(twice).contains("a=msid:p-bob microphone\r\n", "a=msid:p-bob microphone-2\r\n");
    }

    @Test
    void inactiveAndRejectedLinesStaySo() {
        // Given: line 1 is inactive, line 2 was rejected
        String sdp = SampleOffers.chromium();
        int video = sdp.indexOf("m=video");
        int last = sdp.lastIndexOf("m=audio");
        String changed =
                sdp.substring(0, video)
                        + sdp.substring(video, last).replace("a=sendonly", "a=inactive")
                        + sdp.substring(last).replace("m=audio 9", "m=audio 0");

        // When
        List<Agreed> agreed =
                agree(negotiation(changed, Map.of("0", "microphone"), Map.of(), null));
        String answer = answer(agreed);

        // Then
        assertThat(agreed.get(1).direction()).isEqualTo(Direction.INACTIVE);
        assertThat(answer).contains("a=group:BUNDLE 0 1\r\n", "a=inactive\r\n", "m=audio 0 ");
        assertThat(agreed.get(2).accepted()).isFalse();
    }

    @Test
    void whoMayNotPublishIsNotReceived() {
        // Given
        String sdp = SampleOffers.chromium();
        MediaDescription description =
                new MediaDescription(sdp, Map.of("1", "camera"), Map.of(), null);
        Negotiation negotiation =
                new Negotiation(SampleOffers.parsed(sdp), description, false, true);

        // When
        List<Agreed> agreed = agree(negotiation);

        // Then
        assertThat(agreed.get(1).receive()).isNull();
        assertThat(agreed.get(1).direction()).isEqualTo(Direction.INACTIVE);
    }

    @ParameterizedTest
    @CsvSource({
        "9, camera, , , tracks.9, an m-line that sends, no such mid",
        "2, microphone, , , tracks.2, an m-line that sends, audio recvonly",
        "0, camera, , , tracks.0, '[microphone, screen-audio]', camera",
        "0, microphone, 1, , subscriptions.1, an m-line that receives, video sendonly",
        "0, microphone, 2, , subscriptions.2, '[microphone, screen-audio]', camera",
        "0, microphone, , 1, heartbeatMid, an audio m-line that receives, video sendonly"
    })
    void saysWhichNameIsWrong(
            String trackMid,
            String source,
            @Nullable String subscribedMid,
            @Nullable String heartbeatMid,
            String field,
            String expected,
            String actual) {
        // Given
        Map<String, TrackName> subscriptions =
                subscribedMid == null
                        ? Map.of()
                        : Map.of(subscribedMid, new TrackName("p-bob", "camera"));
        Negotiation negotiation =
                negotiation(
                        SampleOffers.chromium(),
                        Map.of(trackMid, source),
                        subscriptions,
                        heartbeatMid);

        // When
        BadOffer problem = negotiation.problem().orElseThrow();

        // Then
        assertThat(problem.field()).isEqualTo(field);
        assertThat(problem.expected()).contains(expected);
        assertThat(problem.actual()).isEqualTo(actual);
    }
}
