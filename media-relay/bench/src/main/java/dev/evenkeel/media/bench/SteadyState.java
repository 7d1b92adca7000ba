package dev.evenkeel.media.bench;

import dev.evenkeel.media.bench.AllocationSites.Work;
import dev.evenkeel.media.bench.ForwardingLoad.Stretch;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Keeps our relay under a steady load and prints what it allocates per forwarded packet and its
 * longest pause. Started by {@code media-relay/bench/steady-state}.
 */
public final class SteadyState {
    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final int LARGEST_SITES = 20;

    private SteadyState() {}

    /**
     * @param args those of {@link Servers}, then receivers, minutes, packets of a frame
     */
    public static void main(String[] args)
            throws IOException, InterruptedException, GeneralSecurityException {
        Servers servers = Servers.of(args, 3);
        try (var load =
                ForwardingLoad.join(servers.ours(), servers.ourProcess(), servers.number(0))) {
            load.run(Servers.WARM_UP, servers.number(2));
            Measured quiet = measure(load, servers, QUIET, 1);
            Duration length = Duration.ofMinutes(servers.number(1));
            print(measure(load, servers, length, servers.number(2)), quiet);
        }
    }

    private record Measured(Stretch stretch, FlightRecording recording) {
        /** What reports, heartbeats and timers allocate besides packets is in here too. */
        double allocatedPerSecond() throws IOException {
            return recording.allocatedPerSecond();
        }

        /** What a kind of work allocates, by its share of the samples. */
        double perSecond(Work work) throws IOException {
            long all = 0;
            for (Work each : Work.values()) {
                all += recording.sites().bytes(each);
            }
            double share = all == 0 ? 0 : (double) recording.sites().bytes(work) / all;
            return share * allocatedPerSecond();
        }
    }

    private static Measured measure(
            ForwardingLoad load, Servers servers, Duration length, int packetsPerFrame)
            throws IOException, InterruptedException {
        Instant from = Instant.now();
        Stretch stretch = load.run(length, packetsPerFrame);
        long pid = servers.ourProcess().pid();
        return new Measured(stretch, FlightRecording.of(pid, from, Instant.now()));
    }

    private static void print(Measured loaded, Measured quiet) throws IOException {
        Stretch stretch = loaded.stretch();
        FlightRecording recording = loaded.recording();
        System.out.printf(
                Locale.ROOT,
                "%.0f forwarded/s for %d s, loss %.5f, CPU %.2f of a core; first receiver %s;"
                        + " last %s%n",
                stretch.forwardedPerSecond(),
                stretch.took().toSeconds(),
                stretch.lossRatio(),
                (double) stretch.cpu().toNanos() / stretch.took().toNanos(),
                stretch.first(),
                stretch.last());
        printAllocation(loaded, quiet);
        System.out.printf(
                Locale.ROOT,
                "Longest pause of the virtual machine: %.3f ms, of %d%n",
                recording.longestPause().toNanos() / 1e6,
                recording.pauses());
    }

    private static void printAllocation(Measured loaded, Measured quiet) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "Allocated by the relay's thread: %.0f bytes/s, and %.0f with %.0f packets/s%n",
                loaded.allocatedPerSecond(),
                quiet.allocatedPerSecond(),
                quiet.stretch().forwardedPerSecond());
        for (Work work : Work.values()) {
            System.out.printf(
                    Locale.ROOT,
                    "  %s: %.0f bytes/s, %.4f bytes per forwarded packet; quiet: %.0f bytes/s%n",
                    work.name().toLowerCase(Locale.ROOT),
                    loaded.perSecond(work),
                    loaded.perSecond(work) / loaded.stretch().forwardedPerSecond(),
                    quiet.perSecond(work));
        }
        for (var site : loaded.recording().sites().largest(LARGEST_SITES)) {
            System.out.printf(
                    Locale.ROOT,
                    "    %.0f bytes/s %s: %s%n",
                    site.getValue() * 1e9 / loaded.stretch().took().toNanos(),
                    site.getKey().work().name().toLowerCase(Locale.ROOT),
                    site.getKey().described());
        }
    }
}
