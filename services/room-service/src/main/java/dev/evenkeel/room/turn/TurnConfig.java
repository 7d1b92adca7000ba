package dev.evenkeel.room.turn;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The TURN servers of the installation. */
@ConfigMapping(prefix = "evenkeel.room.turn")
public interface TurnConfig {

    /**
     * Where they are reached (RFC 7065): {@code turn:turn.example.org:3478?transport=udp}, {@code
     * turns:turn.example.org:443?transport=tcp}. Without any there is no TURN.
     */
    Optional<List<String>> urls();

    /** The secret that is shared with them, coturn's {@code static-auth-secret}. */
    Optional<String> secret();

    /** A file with that secret, instead. */
    Optional<Path> secretFile();

    /** How long credentials are good; a browser gets new ones with every join token. */
    @WithDefault("12h")
    Duration credentialLife();
}
