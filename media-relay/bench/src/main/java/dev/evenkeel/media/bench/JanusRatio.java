package dev.evenkeel.media.bench;

import dev.evenkeel.media.bench.ForwardingLoad.Stretch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Puts the same load on our relay and on Janus, in turns, and prints what a forwarded packet costs
 * each of them and the ratio. Started by {@code media-relay/bench/janus-ratio}.
 */
public final class JanusRatio {
    private static final String MEETING = "abc-defg-hij";
    private static final int ROOM = 1234;

    private JanusRatio() {}

    /**
     * @param args relay URL, relay pid, Janus URL, Janus pid, PKCS#8 key file of the join tokens,
     *     receivers, warm-up seconds, seconds of a turn, turns
     */
    public static void main(String[] args)
            throws IOException, InterruptedException, GeneralSecurityException {
        if (args.length != 9) {
            throw new IllegalArgumentException(
                    "expected 9 arguments, found " + Arrays.toString(args));
        }
        int receivers = Integer.parseInt(args[5]);
        var tokens = new JoinTokens(key(Path.of(args[4])), MEETING, "relay-a", Clock.systemUTC());
        var ours = new EvenkeelRelay(args[0], tokens);
        var theirs = new JanusVideoroom(args[2], ROOM);
        try (var evenkeel = ForwardingLoad.join(ours, process(args[1]), receivers);
                var janus = ForwardingLoad.join(theirs, process(args[3]), receivers)) {
            compare(evenkeel, janus, seconds(args[6]), seconds(args[7]), Integer.parseInt(args[8]));
        }
    }

    private static void compare(
            ForwardingLoad evenkeel,
            ForwardingLoad janus,
            Duration warmUp,
            Duration turn,
            int turns)
            throws IOException {
        evenkeel.run(warmUp);
        janus.run(warmUp.dividedBy(4));
        List<Stretch> ours = new ArrayList<>();
        List<Stretch> theirs = new ArrayList<>();
        for (int i = 0; i < turns; i++) {
            ours.add(print(evenkeel, turn));
            theirs.add(print(janus, turn));
        }
        double our = micros(ours);
        double their = micros(theirs);
        System.out.printf(
                Locale.ROOT,
                "CPU per forwarded packet: evenkeel %.2f µs, janus %.2f µs, ratio %.2f%n",
                our,
                their,
                our / their);
    }

    private static Stretch print(ForwardingLoad load, Duration turn) throws IOException {
        Stretch stretch = load.run(turn);
        System.out.printf(
                Locale.ROOT,
                "%-8s sent %d, arrived %d at %d receivers (loss %.4f), CPU %d ms: %.2f µs/packet%n",
                load.serverName(),
                stretch.sent(),
                stretch.arrived(),
                stretch.receivers(),
                stretch.lossRatio(),
                stretch.cpu().toMillis(),
                stretch.microsPerForwardedPacket());
        return stretch;
    }

    /** Of all turns together. */
    private static double micros(List<Stretch> turns) {
        long nanos = turns.stream().mapToLong(turn -> turn.cpu().toNanos()).sum();
        long arrived = turns.stream().mapToLong(Stretch::arrived).sum();
        return nanos / 1_000.0 / arrived;
    }

    private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        String pem = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }

    private static ProcessCpu process(String pid) {
        return new ProcessCpu(Long.parseLong(pid));
    }

    private static Duration seconds(String text) {
        return Duration.ofSeconds(Long.parseLong(text));
    }
}
