package dev.evenkeel.media.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;

/**
 * What {@code media-relay/bench/with-servers} has started, as it says on the command line: relay
 * URL, relay pid, Janus URL, Janus pid, PKCS#8 key file of the join tokens; and what the bench was
 * called with.
 */
record Servers(String[] args) {
    /** Until the relay's compiler is done. */
    static final Duration WARM_UP = Duration.ofSeconds(60);

    private static final int OWN = 5;
    private static final String MEETING = "abc-defg-hij";
    private static final int ROOM = 1234;

    /**
     * @param further arguments that have to follow
     */
    static Servers of(String[] args, int further) {
        if (args.length != OWN + further) {
            throw new IllegalArgumentException(
                    "expected " + (OWN + further) + " arguments, found " + Arrays.toString(args));
        }
        return new Servers(args);
    }

    EvenkeelRelay ours() throws IOException, GeneralSecurityException {
        return new EvenkeelRelay(args[0], tokens());
    }

    /** A recorder of one participant on our relay. */
    TapReader tap(String participantId)
            throws IOException, InterruptedException, GeneralSecurityException {
        return new TapReader(args[0], MEETING, participantId, tokens()::control);
    }

    private JoinTokens tokens() throws IOException, GeneralSecurityException {
        return new JoinTokens(key(Path.of(args[4])), MEETING, "relay-a", Clock.systemUTC());
    }

    ProcessCpu ourProcess() {
        return new ProcessCpu(Long.parseLong(args[1]));
    }

    ConferenceServer theirs() throws IOException, InterruptedException {
        return janus();
    }

    JanusVideoroom janus() throws IOException, InterruptedException {
        return new JanusVideoroom(args[2], ROOM);
    }

    ProcessCpu theirProcess() {
        return new ProcessCpu(Long.parseLong(args[3]));
    }

    /** A further argument, from 0. */
    int number(int index) {
        return Integer.parseInt(args[OWN + index]);
    }

    Duration seconds(int index) {
        return Duration.ofSeconds(number(index));
    }

    private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        String pem = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }
}
