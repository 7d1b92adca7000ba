package dev.evenkeel.media.bench.call;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a decoder makes of the packets of a picture stream, and when it shows it. A picture needs
 * all its packets and the one before, or is a keyframe; it is shown when its time has come, or
 * later, as soon as it can be decoded. Times in nanoseconds.
 */
public final class Pictures {
    /**
     * @param at when it was seen
     * @param encoder that made it: which layer
     */
    public record Shown(long at, int encoder) {}

    private static final int CLOCK_TICKS_PER_MILLI = 90;
    private static final int MOST_WAITING = 500;

    private static final class Picture {
        private final PictureCode code;
        private final long firstSequence;
        private final long timestamp;
        private final boolean[] parts;
        private int missing;
        private boolean repaired;

        Picture(PictureCode code, long firstSequence, long timestamp) {
            this.code = code;
            this.firstSequence = firstSequence;
            this.timestamp = timestamp;
            parts = new boolean[code.parts()];
            missing = parts.length;
        }

        void take(int part, boolean repeated) {
            if (!parts[part]) {
                parts[part] = true;
                missing--;
                repaired |= repeated;
            }
        }
    }

    private final JitterDelay delay = new JitterDelay();
    private final TreeMap<Long, Picture> waiting = new TreeMap<>();
    private final List<Shown> shown = new ArrayList<>();
    private final ShortestWay shortest = new ShortestWay();
    private boolean repeating;
    private int encoder;
    private int lastPicture;
    private long decodedSequence = -1;
    private long lastShown = Long.MIN_VALUE;
    private long decodedAt = Long.MIN_VALUE;

    /**
     * @param sequence extended
     * @param timestamp extended, in 1/90,000 s
     * @param repeated whether it is a retransmission
     */
    void packet(long sequence, long timestamp, PictureCode code, boolean repeated, long now) {
        long first = sequence - code.part();
        repeating |= repeated;
        if (first <= decodedSequence) {
            return;
        }
        Picture picture = waiting.computeIfAbsent(first, at -> new Picture(code, at, timestamp));
        picture.take(code.part(), repeated);
        if (waiting.size() > MOST_WAITING) {
            waiting.pollFirstEntry();
        }
        if (picture.missing == 0) {
            measure(picture, now);
            decode(now);
        }
    }

    private void measure(Picture picture, long now) {
        double transit = transit(picture, now);
        shortest.took((long) (transit * 1e6), now);
        if (!picture.repaired) {
            delay.complete(transit);
        }
    }

    private static double transit(Picture picture, long now) {
        return now / 1e6 - (double) picture.timestamp / CLOCK_TICKS_PER_MILLI;
    }

    /** In order; to a keyframe that is complete everything before it may be left out. */
    private void decode(long now) {
        for (Picture next = decodable(); next != null; next = decodable()) {
            waiting.headMap(next.firstSequence, true).clear();
            encoder = next.code.encoder();
            lastPicture = next.code.picture();
            decodedSequence = next.firstSequence + next.parts.length - 1;
            decodedAt = now;
            double due = shortest.nanos() / 1e6 + playoutDelayMillis() - transit(next, now);
            long at = Math.max(lastShown, now + (long) (Math.max(0, due) * 1e6));
            lastShown = at;
            shown.add(new Shown(at, encoder));
        }
    }

    private @Nullable Picture decodable() {
        for (Picture picture : waiting.values()) {
            boolean follows =
                    picture.code.encoder() == encoder && picture.code.picture() == lastPicture + 1;
            if (picture.missing == 0 && (picture.code.keyframe() || follows)) {
                return picture;
            }
        }
        return null;
    }

    /** How long pictures are held back beyond the shortest way. */
    double playoutDelayMillis() {
        return delay.millis(repeating);
    }

    /** Sequence number of the last packet that has been decoded, extended; -1 before the first. */
    long decodedSequence() {
        return decodedSequence;
    }

    /** Whether nothing could be decoded for so long. */
    boolean stuckFor(long nanos, long now) {
        return decodedAt != Long.MIN_VALUE && now - decodedAt > nanos;
    }

    /** In order. */
    List<Shown> shown() {
        return List.copyOf(shown);
    }
}
