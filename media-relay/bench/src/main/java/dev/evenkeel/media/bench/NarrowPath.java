package dev.evenkeel.media.bench;

import dev.evenkeel.media.bench.call.Freezes;
import dev.evenkeel.media.bench.call.Showing;
import dev.evenkeel.media.rehearsal.RealTime;
import dev.evenkeel.testkit.udp.Bottleneck;
import dev.evenkeel.testkit.udp.Impairment;
import dev.evenkeel.testkit.udp.Passed;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes a receiver's path narrow and wide again, and prints how soon the picture is steady and has
 * its full size, and how much of a narrow path is used with which queue. Started by {@code
 * media-relay/bench/narrow-path}.
 */
public final class NarrowPath {
    private static final Duration WAY = Duration.ofMillis(25);
    private static final Duration QUEUE = Duration.ofMillis(300);
    private static final Duration SETTLING = Duration.ofSeconds(15);
    private static final Duration NARROW = Duration.ofSeconds(20);
    private static final Duration WIDE = Duration.ofSeconds(25);
    private static final long MILLI = 1_000_000;
    private static final long NOTICED = 500 * MILLI;

    /** Of one camera that falls: 180, 360 and 720 lines. */
    private static final long[] LAYERS = {120_000, 400_000, 1_500_000};

    /** Of each of three cameras, as parts of the path: together more than it carries. */
    private static final double[] PARTS = {0.05, 0.16, 0.4};

    private static final int CAMERAS = 3;

    private NarrowPath() {}

    /**
     * @param args those of {@link Servers}, then how often the path falls, and seconds at each
     *     width
     */
    public static void main(String[] args)
            throws IOException, InterruptedException, GeneralSecurityException {
        Servers servers = Servers.of(args, 2);
        List<String> figures = new ArrayList<>();
        try (RealTime time = new RealTime();
                NarrowCall call = NarrowCall.over(servers.ours(), time, "fall", 1, LAYERS)) {
            figures.addAll(fall(call, servers.number(0)));
        }
        for (long width : new long[] {300_000, 1_000_000, 3_000_000}) {
            long[] layers = new long[PARTS.length];
            for (int i = 0; i < layers.length; i++) {
                layers[i] = (long) (PARTS[i] * width);
            }
            try (RealTime time = new RealTime();
                    NarrowCall call =
                            NarrowCall.over(servers.ours(), time, "w" + width, CAMERAS, layers)) {
                figures.add(use(call, width, servers.seconds(1)));
            }
        }
        figures.forEach(System.out::println);
    }

    private static Impairment width(long bitsPerSecond) {
        return Impairment.NONE
                .withDelay(WAY, Duration.ZERO)
                .through(Bottleneck.of(bitsPerSecond, QUEUE));
    }

    private static List<String> fall(NarrowCall call, int times) throws InterruptedException {
        call.begin();
        List<Long> steady = new ArrayList<>();
        List<Long> full = new ArrayList<>();
        call.down(width(3_000_000));
        Thread.sleep(WIDE);
        for (int i = 0; i < times; i++) {
            long fell = System.nanoTime();
            call.down(width(300_000));
            Thread.sleep(NARROW);
            long rose = System.nanoTime();
            call.down(width(3_000_000));
            Thread.sleep(WIDE);
            long end = System.nanoTime();
            Showing showing = call.showing();
            long lastFreeze = showing.lastGapBeyond(NOTICED, fell, rose);
            steady.add(lastFreeze == 0 ? 0 : (lastFreeze - fell) / MILLI);
            full.add((showing.onlyFrom(call.largest(), rose, end) - rose) / MILLI);
            Freezes freezes = showing.freezes(fell, rose);
            System.out.printf(
                    Locale.ROOT,
                    "fall %d: steady after %d ms (%d freezes of %d ms together, longest time"
                            + " between pictures %d ms), full size %d ms after it was wide again%n",
                    i + 1,
                    steady.getLast(),
                    freezes.count(),
                    freezes.nanos() / MILLI,
                    freezes.longestNanos() / MILLI,
                    full.getLast());
        }
        return List.of(
                "3 Mbit/s to 300 kbit/s, until no time between pictures beyond 500 ms: "
                        + steady
                        + " ms",
                "300 kbit/s to 3 Mbit/s, until the largest layer: " + full + " ms");
    }

    private static String use(NarrowCall call, long width, Duration length)
            throws InterruptedException {
        call.down(width(width));
        call.begin();
        Thread.sleep(SETTLING);
        call.takePassed();
        Thread.sleep(length);
        Passed passed = call.takePassed();
        return String.format(
                Locale.ROOT,
                "Of %d kbit/s: share used %.2f, queue mean %.0f ms, longest %.0f ms, %d of %d"
                        + " packets dropped",
                width / 1_000,
                passed.bitsPerSecond(length.toMillis() / 1e3) / width,
                passed.meanWaitMillis(),
                passed.longestWaitMillis(),
                passed.overflowed(),
                passed.datagrams());
    }
}
