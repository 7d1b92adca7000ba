package dev.evenkeel.media.bench;

import dev.evenkeel.media.bench.LossCall.Seen;
import dev.evenkeel.media.rehearsal.RealTime;
import dev.evenkeel.testkit.udp.Impairment;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Locale;

/**
 * Leads the same call over our relay and over Janus at the same time, everybody with a network that
 * loses packets each way, and prints how much sound is missing and how often the picture stands
 * still. Started by {@code media-relay/bench/loss-beside-janus}.
 */
public final class LossBesideJanus {
    private static final Duration GOOD = Duration.ofSeconds(4);
    private static final Duration SETTLING = Duration.ofSeconds(10);
    private static final long SEED = 20_261_122;

    private LossBesideJanus() {}

    /**
     * @param args those of {@link Servers}, then seconds, loss in percent, round trip in
     *     milliseconds
     */
    public static void main(String[] args)
            throws IOException, InterruptedException, GeneralSecurityException {
        Servers servers = Servers.of(args, 3);
        Duration way = Duration.ofMillis(servers.number(2) / 2);
        Impairment bad = Impairment.loss(servers.number(1) / 100.0).withDelay(way, Duration.ZERO);
        try (RealTime time = new RealTime();
                LossCall ours = LossCall.over(servers.ours(), time, SEED);
                LossCall theirs = LossCall.over(servers.janus(), time, SEED)) {
            ours.begin();
            theirs.begin();
            Thread.sleep(GOOD);
            ours.impair(bad);
            theirs.impair(bad);
            Thread.sleep(SETTLING);
            compare(ours, theirs, servers.seconds(0));
        }
    }

    private static void compare(LossCall ours, LossCall theirs, Duration length)
            throws InterruptedException {
        ours.restart();
        theirs.restart();
        long from = System.nanoTime();
        Thread.sleep(length);
        long until = System.nanoTime();
        Seen our = ours.seen(from, until);
        Seen their = theirs.seen(from, until);
        print("evenkeel", ours, our);
        print("janus", theirs, their);
        System.out.printf(
                Locale.ROOT,
                "Sound lost after repair: evenkeel %.3f %%, janus %.3f %%, ratio %.3f%n",
                100 * our.soundLost(),
                100 * their.soundLost(),
                our.soundLost() / their.soundLost());
        System.out.printf(
                Locale.ROOT,
                "Freezes a minute: evenkeel %.1f, janus %.1f, ratio %.2f%n",
                our.freezesPerMinute(),
                their.freezesPerMinute(),
                our.freezesPerMinute() / their.freezesPerMinute());
    }

    private static void print(String name, LossCall call, Seen seen) {
        System.out.printf(
                Locale.ROOT,
                "%-8s %d pictures, %d freezes of %d ms together, longest time between pictures %d"
                        + " ms; %d pieces of sound (%s); held back %.0f ms; %d keyframes asked for%n",
                name,
                seen.pictures(),
                seen.freezes().count(),
                seen.freezes().nanos() / 1_000_000,
                seen.freezes().longestNanos() / 1_000_000,
                seen.soundPlayed(),
                call.redundant() ? "RED" : "plain",
                seen.heldBackMillis(),
                seen.keyframesAsked());
    }
}
