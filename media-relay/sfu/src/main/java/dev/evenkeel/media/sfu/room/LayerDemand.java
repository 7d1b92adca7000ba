package dev.evenkeel.media.sfu.room;

import java.util.Arrays;
import java.util.Locale;

/**
 * Which simulcast layers of one camera its client is to send. A layer goes on as soon as somebody
 * needs it, and off when nobody has needed it for {@link #KEEP_NANOS} without a disturbance:
 *
 * <pre>
 *            needed                     calm and unneeded for long
 *     off ───────────▶ on ──▶ as it is ─────────────────────────────▶ off
 *      │                         ▲
 *      └─────── disturbed ───────┘
 * </pre>
 *
 * The smallest is always on: whoever comes, or comes over from a lost relay, begins with it.
 */
final class LayerDemand {
    /** An encoder that begins costs a keyframe of every layer, so none is stopped for a moment. */
    static final long KEEP_NANOS = 4_000_000_000L;

    /** What its client is asked to do with a layer. */
    enum Wish {
        ON,
        AS_IT_IS,
        OFF;

        /** As operators read it: {@code as-it-is}. */
        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Wish[] wishes;
    private final long[] neededAt;
    private boolean known;

    /**
     * @param layers 1 to 8, the smallest picture first
     */
    LayerDemand(int layers) {
        wishes = new Wish[layers];
        neededAt = new long[layers];
        Arrays.fill(wishes, Wish.AS_IT_IS);
    }

    /** Nothing comes of it, and nothing is wished for. */
    void forget() {
        known = false;
        Arrays.fill(wishes, Wish.AS_IT_IS);
    }

    /**
     * Decides again. True when there is news.
     *
     * @param needed bits of the layers that somebody gets or could get; one that does not exist
     *     stands for the largest
     * @param disturbedAt when somebody last waited for a keyframe or changed relays: until then
     *     nobody can say what is not needed
     */
    boolean weigh(int needed, long disturbedAt, long now) {
        int needs = existing(needed) | 1;
        boolean news = false;
        for (int i = 0; i < wishes.length; i++) {
            if (!known || (needs >> i & 1) != 0) {
                neededAt[i] = now;
            }
            Wish wish = wish((needs >> i & 1) != 0, neededAt[i], disturbedAt, now);
            news |= wish != wishes[i];
            wishes[i] = wish;
        }
        known = true;
        return news;
    }

    private int existing(int needed) {
        int all = (1 << wishes.length) - 1;
        int largest = 1 << wishes.length - 1;
        return needed > all ? needed & all | largest : needed;
    }

    private static Wish wish(boolean needed, long neededAt, long disturbedAt, long now) {
        if (needed) {
            return Wish.ON;
        }
        boolean calm = now - Math.max(neededAt, disturbedAt) >= KEEP_NANOS;
        return calm ? Wish.OFF : Wish.AS_IT_IS;
    }

    int layers() {
        return wishes.length;
    }

    Wish wish(int layer) {
        return wishes[layer];
    }

    /** Whether anything is wished for. */
    boolean known() {
        return known;
    }

    /** Bits of the layers that are to be sent. */
    int on() {
        return bits(Wish.ON);
    }

    /** Bits of the layers that nobody needs. */
    int off() {
        return bits(Wish.OFF);
    }

    private int bits(Wish of) {
        int bits = 0;
        for (int i = 0; i < wishes.length; i++) {
            bits |= wishes[i] == of ? 1 << i : 0;
        }
        return bits;
    }
}
