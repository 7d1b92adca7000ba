package dev.evenkeel.media.bench;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Holds a large meeting in which everybody sends and shows nine others, and prints what of it
 * arrived and how long pictures stood still. Started by {@code media-relay/bench/hundred}.
 */
public final class Hundred {
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private Hundred() {}

    /**
     * @param args those of {@link Servers}, then people, seconds
     */
    public static void main(String[] args)
            throws IOException, InterruptedException, GeneralSecurityException {
        Servers servers = Servers.of(args, 2);
        try (Crowd crowd = Crowd.gather(servers.ours(), servers.number(0))) {
            Thread.sleep(WARM_UP);
            long start = System.nanoTime();
            long framesBefore = crowd.frames();
            Duration cpuBefore = servers.ourProcess().taken();
            crowd.people().forEach(person -> person.tiles().forEach(tile -> tile.begin(start)));
            crowd.takeLongestDelay();
            Thread.sleep(servers.seconds(1));
            long end = System.nanoTime();
            Duration cpu = servers.ourProcess().taken().minus(cpuBefore);
            print(crowd, crowd.frames() - framesBefore, Duration.ofNanos(end - start), cpu, end);
        }
    }

    private static void print(Crowd crowd, long sent, Duration took, Duration cpu, long end) {
        List<Tile> tiles = crowd.people().stream().flatMap(p -> p.tiles().stream()).toList();
        long shown = tiles.stream().mapToLong(Tile::frames).sum();
        long bytes = tiles.stream().mapToLong(Tile::bytes).sum();
        long lost = tiles.stream().mapToLong(Tile::lost).sum();
        double seconds = took.toNanos() / 1e9;
        List<Duration> freezes =
                crowd.people().stream().map(person -> longest(person, end)).toList();
        System.out.printf(
                Locale.ROOT,
                "%d people, %d pictures, %.0f s: each sent %.1f frames/s; %.4f of all frames shown,"
                        + " %d packets lost; %.2f Mbit/s to each, %.0f packets/s in all;"
                        + " relay %.2f of a core%n",
                crowd.people().size(),
                tiles.size(),
                seconds,
                sent / seconds,
                (double) shown / (sent * tiles.size()),
                lost,
                bytes * 8 / 1e6 / seconds / crowd.people().size(),
                (double) bytes / VideoSource.PACKET_LENGTH / seconds,
                cpu.toNanos() / 1e9 / seconds);
        System.out.printf(
                "Longest time between frames of each receiver: %s; the cameras' own thread was late by"
                        + " at most %d ms of it%n",
                Spread.of(freezes), crowd.takeLongestDelay().toMillis());
    }

    /** Of any of its pictures. */
    private static Duration longest(Attendee person, long end) {
        return person.tiles().stream()
                .map(tile -> tile.longestWithout(end))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
