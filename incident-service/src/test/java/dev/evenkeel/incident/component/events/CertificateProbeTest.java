package dev.evenkeel.incident.component.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.evenkeel.contracts.platform.ComponentObserved.Status;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateProbeTest {
    private static final String PASSWORD = "changeit";

    @TempDir Path folder;

    @Test
    void ofAServerThatNobodyTrustsItIsReadWhenItsCertificateEnds()
            throws IOException, InterruptedException, GeneralSecurityException {
        // Given
        HttpsServer server = server(2);
        String name = "127.0.0.1:" + server.getAddress().getPort();

        // When
        ComponentProbe.Sighted seen = new CertificateProbe(List.of(name)).look().getFirst();

        // Then
        server.stop(0);
        assertThat(seen.name()).isEqualTo(name);
        assertThat(seen.status()).isEqualTo(Status.UP);
        assertThat(Duration.between(Instant.now(), seen.validUntil()))
                .isBetween(Duration.ofHours(47), Duration.ofHours(48));
    }

    @Test
    void whoDoesNotAnswerOrSpeaksNoTlsIsDown() throws IOException {
        // Given
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = gone.getLocalPort();
            gone.close();

            // When
            ComponentProbe.Sighted seen =
                    new CertificateProbe(List.of("127.0.0.1:" + port)).look().getFirst();

            // Then
            assertThat(seen.status()).isEqualTo(Status.DOWN);
            assertThat(seen.detail()).startsWith("no TLS: ");
        }
    }

    @Test
    void whatIsNoServerIsRefusedAtTheStart() {
        for (String wrong : List.of("meet.example.org", "meet.example.org:", ":443", "a:70000")) {
            assertThatThrownBy(() -> new CertificateProbe(List.of(wrong)))
                    .hasMessage(
                            "evenkeel.components.certificates: expected host:port, actual "
                                    + wrong);
        }
    }

    private HttpsServer server(int days)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("server.p12");
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-validity",
                        Integer.toString(days),
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD);
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        HttpsServer server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.start();
        return server;
    }
}
