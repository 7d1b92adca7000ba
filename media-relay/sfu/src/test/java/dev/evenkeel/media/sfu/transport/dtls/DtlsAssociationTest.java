package dev.evenkeel.media.sfu.transport.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.sfu.transport.srtp.SrtpKeys;
import dev.evenkeel.media.sfu.transport.srtp.SrtpProfile;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DtlsAssociationTest {
    private static final int CHANGE_CIPHER_SPEC = 20;

    private final DtlsIdentity relay = DtlsIdentity.selfSigned(Instant.now());
    private final DtlsIdentity browser = DtlsIdentity.selfSigned(Instant.now());
    private final Watch atRelay = new Watch();
    private final Watch atBrowser = new Watch();
    private DtlsAssociation server;
    private DtlsAssociation client;

    private static final class Watch implements DtlsAssociation.Listener {
        final CompletableFuture<SrtpKeys> keys = new CompletableFuture<>();
        final CompletableFuture<String> failure = new CompletableFuture<>();
        final CompletableFuture<Boolean> end = new CompletableFuture<>();

        @Override
        public void established(SrtpKeys established) {
            keys.complete(established);
        }

        @Override
        public void failed(DtlsAssociation.Failure cause, String detail) {
            failure.complete(cause + ": " + detail);
        }

        @Override
        public void ended() {
            end.complete(true);
        }
    }

    private static <T> T soon(CompletableFuture<T> future) throws Exception {
        return future.get(10, TimeUnit.SECONDS);
    }

    private void associate(CertificateFingerprint expected, Consumer<byte[]> onAnswer) {
        server =
                DtlsAssociation.server(
                        relay,
                        expected,
                        datagram -> {
                            client.receive(datagram);
                            onAnswer.accept(datagram);
                        },
                        atRelay);
        client =
                DtlsAssociation.client(
                        browser,
                        relay.fingerprint(),
                        List.of(SrtpProfile.values()),
                        datagram -> server.receive(datagram),
                        atBrowser);
        server.start();
        client.start();
    }

    @Test
    void bothSidesAgreeOnAProfileAndAGoodbyeEndsBoth() throws Exception {
        // Given
        associate(browser.fingerprint(), datagram -> {});
        assertThat(soon(atRelay.keys).profile()).isEqualTo(soon(atBrowser.keys).profile());

        // When
        server.close();

        // Then
        assertThat(soon(atBrowser.end)).isTrue();
        assertThat(soon(atRelay.end)).isTrue();
    }

    @Test
    void aBrowserThatHasFinishedIsToldEvenWhenTheRelayHasNot() throws Exception {
        // Given
        associate(
                browser.fingerprint(),
                datagram -> {
                    // When: the last flight has gone, the relay has not drawn its keys yet
                    if (datagram[0] == CHANGE_CIPHER_SPEC) {
                        server.close();
                    }
                });

        // Then
        assertThat(soon(atBrowser.keys)).isNotNull();
        assertThat(soon(atBrowser.end)).isTrue();
        assertThat(soon(atRelay.failure)).contains("closed during the handshake");
        assertThat(atRelay.keys).isNotDone();
    }

    @Test
    void aCertificateOtherThanTheOfferedOneIsRefused() throws Exception {
        // Given
        CertificateFingerprint another = DtlsIdentity.selfSigned(Instant.now()).fingerprint();

        // When
        associate(another, datagram -> {});

        // Then
        assertThat(soon(atRelay.failure)).startsWith("FINGERPRINT_MISMATCH");
        assertThat(soon(atBrowser.failure)).startsWith("HANDSHAKE");
    }
}
