package dev.evenkeel.media.bench;

import dev.evenkeel.media.bench.ForwardingLoad.Stretch;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Forwards the same load with a recorder on the tap and without one, in turns, and prints what the
 * relay's process takes, and the ratio. Started by {@code media-relay/bench/tap-cost}.
 */
public final class TapCost {
    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final int WARM_UPS = 4;

    private TapCost() {}

    /**
     * @param args those of {@link Servers}, then receivers, turns, seconds of a turn, packets of a
     *     frame
     */
    public static void main(String[] args)
            throws IOException, InterruptedException, GeneralSecurityException {
        Servers servers = Servers.of(args, 4);
        int packets = servers.number(3);
        try (var load =
                ForwardingLoad.join(servers.ours(), servers.ourProcess(), servers.number(0))) {
            warmUp(load, servers, packets);
            List<Stretch> off = new ArrayList<>();
            List<Stretch> on = new ArrayList<>();
            for (int i = 0; i < servers.number(1); i++) {
                load.run(BETWEEN, packets);
                off.add(print("off", load.run(servers.seconds(2), packets)));
                on.add(tapped(load, servers, packets));
            }
            double without = micros(off);
            double with = micros(on);
            System.out.printf(
                    Locale.ROOT,
                    "CPU of the relay's process per packet that came in, to %d receivers, median"
                            + " of the turns: %.2f µs with the tap, %.2f µs without, ratio %.3f%n",
                    servers.number(0),
                    with,
                    without,
                    with / without);
        }
    }

    /** With recorders that come and go: the compiler is to have seen each way through the tap. */
    private static void warmUp(ForwardingLoad load, Servers servers, int packets)
            throws IOException, InterruptedException, GeneralSecurityException {
        for (int i = 0; i < WARM_UPS; i++) {
            try (TapReader _ = servers.tap(EvenkeelRelay.PUBLISHER)) {
                load.run(Servers.WARM_UP.dividedBy(WARM_UPS), packets);
            }
            load.run(BETWEEN, packets);
        }
    }

    private static Stretch tapped(ForwardingLoad load, Servers servers, int packets)
            throws IOException, InterruptedException, GeneralSecurityException {
        try (TapReader tap = servers.tap(EvenkeelRelay.PUBLISHER)) {
            load.run(BETWEEN, packets);
            long before = tap.packets(VideoSource.PACKET_LENGTH);
            Stretch stretch = print("on", load.run(servers.seconds(2), packets));
            long copied = tap.packets(VideoSource.PACKET_LENGTH) - before;
            System.out.printf("     about %d packets copied%n", copied);
            return stretch;
        }
    }

    private static Stretch print(String tap, Stretch stretch) {
        System.out.printf(
                Locale.ROOT,
                "%-4s sent %d, forwarded %d (loss %.4f), CPU %d ms%n",
                tap,
                stretch.sent(),
                stretch.forwarded(),
                stretch.lossRatio(),
                stretch.cpu().toMillis());
        return stretch;
    }

    /**
     * Of the turn in the middle: a collection or a compilation falls into some turns and not
     * others.
     */
    private static double micros(List<Stretch> turns) {
        double[] each =
                turns.stream()
                        .mapToDouble(turn -> turn.cpu().toNanos() / 1_000.0 / turn.sent())
                        .sorted()
                        .toArray();
        int half = each.length / 2;
        return each.length % 2 == 1 ? each[half] : (each[half - 1] + each[half]) / 2;
    }
}
