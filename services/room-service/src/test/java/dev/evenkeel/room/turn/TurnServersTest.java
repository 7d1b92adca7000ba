package dev.evenkeel.room.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnServersTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.ofEpochSecond(1_767_182_400), ZoneOffset.UTC);
    private static final List<String> URLS =
            List.of(
                    "turn:turn.example.org:3478?transport=udp",
                    "turns:[2001:db8::1]:443?transport=tcp");

    @Test
    void theUserIsTheEndAndTheNameAndThePasswordItsHmac() {
        // Given
        TurnServers servers = servers(settings(URLS, Optional.of("north"), Optional.empty()));

        // When
        List<IceServer> opened = servers.openedFor("p-abcdefghijkl");

        // Then: openssl dgst -sha1 -hmac north says the same
        assertThat(opened)
                .containsExactly(
                        new IceServer(
                                URLS, "1767225600:p-abcdefghijkl", "+jvjAleYRx7eZuDNxbpMAapmUIw="));
        assertThat(opened.toString()).doesNotContain("+jvj");
    }

    @Test
    void theSecretMayBeInAFile(@TempDir Path folder) throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("turn.secret"), "north\n");

        // When
        TurnServers servers = servers(settings(URLS, Optional.empty(), Optional.of(file)));

        // Then
        assertThat(servers.openedFor("p-abcdefghijkl").getFirst().credential())
                .isEqualTo("+jvjAleYRx7eZuDNxbpMAapmUIw=");
    }

    @Test
    void withoutServersNothingIsHandedOut() {
        // Given
        TurnServers servers = servers(settings(List.of(), Optional.empty(), Optional.empty()));

        // Then
        assertThat(servers.openedFor("p-abcdefghijkl")).isEmpty();
    }

    @Test
    void aLinkSaysWhatTheServerIsOpenedBy() {
        // Given
        IceServer server = new IceServer(List.of("turn:turn.example.org"), "1:p", "k=");

        // Then
        assertThat(server.links())
                .containsExactly(
                        "<turn:turn.example.org>; rel=\"ice-server\"; username=\"1:p\";"
                                + " credential=\"k=\"; credential-type=\"password\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "turn.example.org",
                "stun:turn.example.org",
                "turn://turn.example.org",
                "turn:turn.example.org?transport=sctp",
                "turn:turn.example.org>; rel=\"x"
            })
    void whatIsNoTurnUrlKeepsTheServiceFromStarting(String url) {
        // Given
        TurnConfig config = settings(List.of(url), Optional.of("north"), Optional.empty());

        // Then
        assertThatThrownBy(() -> servers(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("evenkeel.room.turn.urls")
                .hasMessageContaining(url);
    }

    @Test
    void aMissingOrDoubleOrEmptySecretKeepsTheServiceFromStarting(@TempDir Path folder)
            throws IOException {
        // Given
        Path empty = Files.createFile(folder.resolve("turn.secret"));
        Path nowhere = folder.resolve("nowhere");

        // Then
        assertThatThrownBy(() -> servers(settings(URLS, Optional.empty(), Optional.empty())))
                .hasMessageContaining("secret-file");
        assertThatThrownBy(() -> servers(settings(URLS, Optional.of("north"), Optional.of(empty))))
                .hasMessageContaining("either");
        assertThatThrownBy(() -> servers(settings(URLS, Optional.empty(), Optional.of(empty))))
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> servers(settings(URLS, Optional.empty(), Optional.of(nowhere))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("nowhere");
    }

    private static TurnServers servers(TurnConfig config) {
        return new TurnServers(config, CLOCK);
    }

    private static TurnConfig settings(
            List<String> urls, Optional<String> secret, Optional<Path> secretFile) {
        return new Settings(Optional.of(urls), secret, secretFile, Duration.ofHours(12));
    }

    private record Settings(
            Optional<List<String>> urls,
            Optional<String> secret,
            Optional<Path> secretFile,
            Duration credentialLife)
            implements TurnConfig {}
}
