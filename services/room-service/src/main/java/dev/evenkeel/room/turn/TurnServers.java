package dev.evenkeel.room.turn;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lets people use the installation's TURN servers. */
@Singleton
public class TurnServers {
    private static final Pattern URL =
            Pattern.compile(
                    "turns?:(\\[[0-9a-fA-F:.]+]|[\\w.-]+)(:\\d{1,5})?(\\?transport=(udp|tcp))?");

    private final List<String> urls;
    private final Optional<TurnSecret> secret;
    private final Duration life;
    private final Clock clock;

    /** A wrong configuration stops the service at its start. */
    @Inject
    TurnServers(TurnConfig config, Clock clock) {
        this.urls = config.urls().orElse(List.of());
        this.life = config.credentialLife();
        this.clock = clock;
        urls.forEach(TurnServers::check);
        this.secret = urls.isEmpty() ? Optional.empty() : Optional.of(secret(config));
    }

    private static void check(String url) {
        if (!URL.matcher(url).matches()) {
            throw new IllegalArgumentException(
                    "evenkeel.room.turn.urls: “%s” is no turn: or turns: URL (RFC 7065)"
                            .formatted(url));
        }
    }

    private static TurnSecret secret(TurnConfig config) {
        if (config.secret().isPresent() == config.secretFile().isPresent()) {
            throw new IllegalArgumentException(
                    "evenkeel.room.turn.urls needs either evenkeel.room.turn.secret-file or"
                            + " evenkeel.room.turn.secret");
        }
        return new TurnSecret(
                config.secret()
                        .orElseGet(() -> config.secretFile().map(TurnServers::read).orElse("")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "evenkeel.room.turn.secret-file: %s can't be read".formatted(file), e);
        }
    }

    /** What somebody may use from now on; empty where no TURN server is configured. */
    public List<IceServer> openedFor(String participantId) {
        return secret.map(known -> List.of(open(known, participantId))).orElse(List.of());
    }

    private IceServer open(TurnSecret known, String participantId) {
        String username = TurnSecret.username(participantId, clock.instant().plus(life));
        return new IceServer(urls, username, known.password(username));
    }
}
