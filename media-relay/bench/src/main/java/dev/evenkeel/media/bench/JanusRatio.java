package dev.evenkeel.media.bench;

import dev.evenkeel.media.bench.ForwardingLoad.Stretch;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Puts the same load on our relay and on Janus, in turns, and prints what a forwarded packet costs
 * each of them, how long it is under way, and the ratios. Started by {@code
 * media-relay/bench/janus-ratio}.
 */
public final class JanusRatio {
    private JanusRatio() {}

    /**
     * @param args those of {@link Servers}, then receivers, turns, seconds of a turn
     */
    public static void main(String[] args)
            throws IOException, InterruptedException, GeneralSecurityException {
        Servers servers = Servers.of(args, 3);
        int receivers = servers.number(0);
        try (var evenkeel = ForwardingLoad.join(servers.ours(), servers.ourProcess(), receivers);
                var janus =
                        ForwardingLoad.join(servers.theirs(), servers.theirProcess(), receivers)) {
            compare(evenkeel, janus, servers.seconds(2), servers.number(1));
        }
    }

    private static void compare(
            ForwardingLoad evenkeel, ForwardingLoad janus, Duration turn, int turns)
            throws IOException {
        evenkeel.run(Servers.WARM_UP);
        janus.run(Servers.WARM_UP.dividedBy(4));
        List<Stretch> ours = new ArrayList<>();
        List<Stretch> theirs = new ArrayList<>();
        for (int i = 0; i < turns; i++) {
            ours.add(print(evenkeel, turn));
            theirs.add(print(janus, turn));
        }
        double our = micros(ours);
        double their = micros(theirs);
        print("CPU per forwarded packet: evenkeel %.2f µs, janus %.2f µs, ratio %.2f", our, their);
        latency("first receiver p50", ours, theirs, stretch -> stretch.first().median());
        latency("first receiver p99", ours, theirs, stretch -> stretch.first().p99());
        latency("first receiver p99.9", ours, theirs, stretch -> stretch.first().p999());
        latency("last receiver p50", ours, theirs, stretch -> stretch.last().median());
        latency("last receiver p99", ours, theirs, stretch -> stretch.last().p99());
        latency("last receiver p99.9", ours, theirs, stretch -> stretch.last().p999());
    }

    private static Stretch print(ForwardingLoad load, Duration turn) throws IOException {
        Stretch stretch = load.run(turn);
        System.out.printf(
                Locale.ROOT,
                "%-8s sent %d, forwarded %d to %d receivers (loss %.4f), CPU %d ms: %.2f µs/packet;"
                        + " first receiver %s; last %s%n",
                load.serverName(),
                stretch.sent(),
                stretch.forwarded(),
                stretch.receivers(),
                stretch.lossRatio(),
                stretch.cpu().toMillis(),
                stretch.microsPerForwardedPacket(),
                stretch.first(),
                stretch.last());
        return stretch;
    }

    /** Of all turns together. */
    private static double micros(List<Stretch> turns) {
        long nanos = turns.stream().mapToLong(turn -> turn.cpu().toNanos()).sum();
        long forwarded = turns.stream().mapToLong(Stretch::forwarded).sum();
        return nanos / 1_000.0 / forwarded;
    }

    /** The median turn of each. */
    private static void latency(
            String what,
            List<Stretch> ours,
            List<Stretch> theirs,
            Function<Stretch, Duration> figure) {
        print(
                "Latency, " + what + ": evenkeel %.3f ms, janus %.3f ms, ratio %.2f",
                millis(ours, figure),
                millis(theirs, figure));
    }

    private static double millis(List<Stretch> turns, Function<Stretch, Duration> figure) {
        List<Duration> sorted =
                turns.stream().map(figure).sorted(Comparator.naturalOrder()).toList();
        return sorted.get(sorted.size() / 2).toNanos() / 1e6;
    }

    private static void print(String format, double our, double their) {
        System.out.printf(Locale.ROOT, format + "%n", our, their, our / their);
    }
}
