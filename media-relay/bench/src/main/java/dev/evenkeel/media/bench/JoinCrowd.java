package dev.evenkeel.media.bench;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets one guest after the other join a meeting that many are in already, and prints how long it
 * took from before the offer until a first frame that can be decoded was there, and until all were.
 * Started by {@code media-relay/bench/join-crowd}.
 */
public final class JoinCrowd {
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final int WARM_JOINS = 5;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long POLL_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    private final Crowd crowd;

    private JoinCrowd(Crowd crowd) {
        this.crowd = crowd;
    }

    /** What one guest saw: the first frame of any tile, and of the last one. */
    private record Seen(Duration first, Duration all) {}

    /**
     * @param args those of {@link Servers}, then joins, people there before
     */
    public static void main(String[] args)
            throws IOException, InterruptedException, GeneralSecurityException {
        Servers servers = Servers.of(args, 2);
        try (Crowd crowd = Crowd.gather(servers.ours(), servers.number(1))) {
            Thread.sleep(WARM_UP);
            JoinCrowd bench = new JoinCrowd(crowd);
            for (int i = 0; i < WARM_JOINS; i++) {
                bench.join(i);
            }
            List<Seen> seen = new ArrayList<>();
            for (int i = 0; i < servers.number(0); i++) {
                seen.add(bench.join(WARM_JOINS + i));
            }
            print(seen, servers.number(1));
        }
    }

    private Seen join(int number) throws IOException, InterruptedException {
        try (Attendee guest = crowd.guest(number)) {
            List<String> shown = crowd.shownByGuests();
            long start = System.nanoTime();
            guest.enter(crowd.relay(), shown);
            List<Long> times = await(guest, shown.size(), start);
            return new Seen(
                    Duration.ofNanos(times.getFirst() - start),
                    Duration.ofNanos(times.getLast() - start));
        }
    }

    /** When each tile showed its first frame, the earliest first. */
    private static List<Long> await(Attendee guest, int tiles, long start) throws IOException {
        while (true) {
            List<Long> times =
                    guest.tiles().stream()
                            .filter(tile -> tile.frames() > 0)
                            .map(Tile::firstShown)
                            .sorted()
                            .toList();
            if (times.size() == tiles) {
                return times;
            }
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new IOException(times.size() + " of " + tiles + " pictures after 10 s");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private static void print(List<Seen> seen, int people) {
        System.out.printf(
                Locale.ROOT,
                "%d joins with %d people there, from the offer to the first frame: %s;"
                        + " to all %d pictures: %s%n",
                seen.size(),
                people,
                Spread.of(seen.stream().map(Seen::first).toList()),
                Crowd.TILES,
                Spread.of(seen.stream().map(Seen::all).toList()));
    }
}
