package dev.evenkeel.media.bench;

import dev.evenkeel.media.bench.ForwardingLoad.Stretch;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Locale;

/**
 * Sends more and more until packets get lost, and prints how many a second were forwarded before
 * that. Our relay forwards on one thread, so that is what one core can; Janus may use all. Started
 * by {@code media-relay/bench/core-limit}.
 */
public final class CoreLimit {
    private static final double LOSS_ALLOWED = 0.001;

    /** Packets a frame; times 25 frames a second. */
    private static final int[] STEPS = {20, 30, 40, 50, 60, 70, 80, 100, 120, 140, 160, 200, 240};

    private CoreLimit() {}

    /**
     * @param args those of {@link Servers}, then receivers, seconds of a step
     */
    public static void main(String[] args)
            throws IOException, InterruptedException, GeneralSecurityException {
        Servers servers = Servers.of(args, 2);
        double our;
        try (var load =
                ForwardingLoad.join(servers.ours(), servers.ourProcess(), servers.number(0))) {
            load.run(Servers.WARM_UP);
            our = limit(load, servers);
        }
        double their;
        try (var load =
                ForwardingLoad.join(servers.theirs(), servers.theirProcess(), servers.number(0))) {
            their = limit(load, servers);
        }
        System.out.printf(
                Locale.ROOT,
                "Forwarded per second before loss: evenkeel %.0f (one core), janus %.0f (all),"
                        + " ratio %.2f%n",
                our,
                their,
                our / their);
    }

    private static double limit(ForwardingLoad load, Servers servers) throws IOException {
        double best = 0;
        for (int packetsPerFrame : STEPS) {
            Stretch stretch = load.run(servers.seconds(1), packetsPerFrame);
            System.out.printf(
                    Locale.ROOT,
                    "%-8s %.0f forwarded/s, loss %.4f, CPU %.2f of a core, last receiver %s%n",
                    load.serverName(),
                    stretch.forwardedPerSecond(),
                    stretch.lossRatio(),
                    (double) stretch.cpu().toNanos() / stretch.took().toNanos(),
                    stretch.last());
            if (stretch.lossRatio() > LOSS_ALLOWED) {
                break;
            }
            best = stretch.forwardedPerSecond();
        }
        return best;
    }
}
