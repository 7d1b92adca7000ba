package dev.evenkeel.media.bench.call;

import java.util.List;

/**
 * What was seen of a picture stream. Times in nanoseconds.
 *
 * @param pictures in order
 */
public record Showing(List<Pictures.Shown> pictures) {
    public Freezes freezes(long from, long until) {
        return Freezes.of(pictures.stream().map(Pictures.Shown::at).toList(), from, until);
    }

    /**
     * When the last time between two pictures that was longer than this ended; 0: there was none.
     */
    public long lastGapBeyond(long nanos, long from, long until) {
        long before = Long.MAX_VALUE;
        long last = 0;
        for (Pictures.Shown picture : pictures) {
            boolean counts = picture.at() >= from && picture.at() <= until;
            last = counts && picture.at() - before > nanos ? picture.at() : last;
            before = picture.at();
        }
        return until - before > nanos && before < until ? until : last;
    }

    /** Since when every picture has been of this encoder; {@code until} when none is. */
    public long onlyFrom(int encoder, long from, long until) {
        long since = until;
        for (Pictures.Shown picture : pictures) {
            if (picture.at() >= from && picture.encoder() == encoder) {
                since = Math.min(since, picture.at());
            } else if (picture.at() >= from) {
                since = until;
            }
        }
        return since;
    }
}
