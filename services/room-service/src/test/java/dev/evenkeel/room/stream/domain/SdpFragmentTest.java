package dev.evenkeel.room.stream.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.room.stream.domain.SdpFragment.Result;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SdpFragmentTest {
    private static final String CREDENTIALS =
            "a=ice-ufrag:EsAw\r\na=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1\r\n";

    private static final String CANDIDATE =
            "a=candidate:1387637174 1 udp 2122260223 192.0.2.1 61764 typ host generation 0"
                    + " ufrag EsAw network-id 1\r\n";

    @Test
    void theExampleOfTheRfcIsRead() {
        // Given
        String body =
                CREDENTIALS
                        + "m=audio 9 RTP/AVP 0\r\na=mid:0\r\n"
                        + CANDIDATE
                        + "a=candidate:473322822 1 tcp 1518280447 192.0.2.1 9 typ host"
                        + " tcptype active generation 0\r\n"
                        + "a=end-of-candidates\r\n";

        // When
        Result result = SdpFragment.read(body);

        // Then
        assertThat(result).isEqualTo(new Result.Read(new SdpFragment("EsAw", 2, true)));
    }

    @Test
    void candidatesMayComeWithoutCredentials() {
        assertThat(SdpFragment.read(CANDIDATE))
                .isEqualTo(new Result.Read(new SdpFragment(null, 1, false)));
        assertThat(SdpFragment.read("a=end-of-candidates\n"))
                .isEqualTo(new Result.Read(new SdpFragment(null, 0, true)));
    }

    @Test
    void credentialsMayBeRepeatedPerSectionButNotDiffer() {
        assertThat(SdpFragment.read(CREDENTIALS + CREDENTIALS))
                .isEqualTo(new Result.Read(new SdpFragment("EsAw", 0, false)));
        assertThat(SdpFragment.read(CREDENTIALS + CREDENTIALS.replace("EsAw", "EsAx")))
                .isInstanceOf(Result.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \r\n",
                "nonsense",
                "{\"candidate\":\"\"}",
                "v=0\r\n",
                "a=mid:0\r\n",
                "a=ice-ufrag:EsAw\r\n",
                "a=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1\r\n",
                "a=ice-ufrag:abc\r\na=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1\r\n",
                "a=ice-ufrag:EsAw\r\na=ice-pwd:short\r\n",
                "a=ice-ufrag:Es w\r\na=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1\r\n",
                "a=candidate:\r\n",
                "a=candidate:1 1 udp host\r\n",
                "a=candidate:1 1 udp 1 192.0.2.1 99999999 typ host\r\n",
            })
    void whatIsNoFragmentIsRefused(String body) {
        assertThat(SdpFragment.read(body)).isInstanceOf(Result.Malformed.class);
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertThat(SdpFragment.read(CANDIDATE.repeat(1_000))).isInstanceOf(Result.Malformed.class);
        assertThat(SdpFragment.read(CREDENTIALS + "a=x:" + "y".repeat(2_000)))
                .isInstanceOf(Result.Malformed.class);
    }

    @RepeatedTest(200)
    void anythingIsAnswered(RepetitionInfo repetition) {
        // Given
        Random random = new Random(repetition.getCurrentRepetition());
        byte[] body =
                (CREDENTIALS + "m=audio 9 RTP/AVP 0\r\n" + CANDIDATE + "a=end-of-candidates\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1);
        for (int i = random.nextInt(12); i >= 0; i--) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        String text = new String(body, 0, random.nextInt(body.length), StandardCharsets.ISO_8859_1);

        // When
        Result result = SdpFragment.read(text);

        // Then
        if (result instanceof Result.Read(SdpFragment fragment) && fragment.ufrag() != null) {
            assertThat(fragment.ufrag()).matches("[A-Za-z0-9+/]{4,256}");
        }
    }
}
