package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.LayerSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Shares a receiver's path among the tracks on it. Voice comes first and is never touched. Then
 * every picture gets its smallest layer, in the order of worth: screens, what the receiver ranks
 * higher, larger tiles, who spoke last. What is left makes pictures larger in the same order, up to
 * what their tiles show. One whose smallest layer is too much keeps its base temporal layer; one
 * there is no room for at all pauses. A {@link LayerCeiling} is shared in the same way, but is no
 * estimate: it is not stretched, and a layer above it ends with the keyframe of the smaller one.
 */
public final class Allocation {
    /** To get more than now takes this much more than it needs, so that layers don't flap. */
    private static final double RESERVE = 1.2;

    /** An estimate that is off by half, or for a moment, must not cost a picture. */
    private static final double TOLERANCE = 0.5;

    /** Of the base temporal layer, where there are several. */
    private static final double BASE_SHARE = 0.6;

    private static final int PAUSED = -1;

    /** Assumed of layers that don't flow here, smallest first. */
    private static final long[] USUAL_BITS_PER_SECOND = {150_000, 450_000, 1_300_000, 2_500_000};

    /** Of people who all could be shown, the pictures of so many go out. */
    public static final int MOST_PICTURES = 49;

    private final int mostPictures;
    private final Comparator<DownTrack> byWorth;
    private final List<DownTrack> pictures = new ArrayList<>();
    private int[] chosen = new int[8];
    private boolean[] thin = new boolean[8];
    private final Settling settling = new Settling();
    private LayerCeiling ceiling = LayerCeiling.NONE;
    private long left;
    private long spare;
    private long wished;

    /** For receivers nothing is known of. */
    Allocation() {
        this(MOST_PICTURES, _ -> Long.MIN_VALUE);
    }

    /**
     * @param mostPictures pictures a receiver gets at a time: of screens, then of what it ranks
     *     highest and shows largest, then of whom was heard last
     * @param talkedAt when a participant last spoke
     */
    public Allocation(int mostPictures, ToLongFunction<String> talkedAt) {
        this.mostPictures = mostPictures;
        byWorth =
                Comparator.comparingInt(Allocation::screensFirst)
                        .thenComparingInt(track -> -track.view().priority())
                        .thenComparingLong(track -> -track.view().area())
                        .thenComparing(
                                Comparator.comparingLong((DownTrack track) ->
                                                talkedAt.applyAsLong(
                                                        track.stream().track().participantId()))
                                        .reversed());
    }

    /** Decides anew what each track may send, without a ceiling. */
    public void allocate(Collection<DownTrack> tracks, long bitsPerSecond, long now) {
        allocate(tracks, bitsPerSecond, LayerCeiling.NONE, now);
    }

    /**
     * Decides anew what each track may send.
     *
     * @param bitsPerSecond what the path carries
     * @param most what the receiver gets at most
     */
    public void allocate(
            Collection<DownTrack> tracks, long bitsPerSecond, LayerCeiling most, long now) {
        ceiling = most;
        left = Math.min(bitsPerSecond, most.bitsPerSecond());
        spare = bitsPerSecond - left;
        wished = 0;
        pictures.clear();
        for (DownTrack track : tracks) {
            admit(track, now);
        }
        pictures.sort(byWorth);
        while (pictures.size() > mostPictures) {
            pictures.removeLast().pause();
        }
        if (chosen.length < pictures.size()) {
            chosen = new int[2 * pictures.size()];
            thin = new boolean[2 * pictures.size()];
        }
        for (int i = 0; i < pictures.size(); i++) {
            chosen[i] = smallest(i, now);
        }
        long room = Math.min(bitsPerSecond, most.bitsPerSecond());
        settling.begin(room >= RESERVE * wished, now);
        for (int i = 0; i < pictures.size(); i++) {
            enlarge(i, now);
        }
        for (int i = 0; i < pictures.size(); i++) {
            apply(pictures.get(i), chosen[i], thin[i], now);
            leaveIfTooMuch(pictures.get(i), bitsPerSecond, now);
        }
        pictures.clear();
    }

    private static int screensFirst(DownTrack track) {
        return isScreen(track) ? 0 : 1;
    }

    private static boolean isScreen(DownTrack track) {
        return track.stream().track().source().equals("screen");
    }

    private void admit(DownTrack track, long now) {
        LayerSet offered = track.offered();
        if (!track.serving() || offered == null) {
            return;
        }
        if (!track.stream().video()) {
            long sent = track.soundBitsPerSecond(now);
            long voice = sent > 0 ? sent : rate(offered.layers(), 0, now);
            left -= voice;
            wished += voice;
        } else if (track.view().hidden() || (!ceiling.cameras() && !isScreen(track))) {
            track.pause();
        } else if (!offered.layers().isEmpty()) {
            pictures.add(track);
        }
    }

    private int smallest(int picture, long now) {
        DownTrack track = pictures.get(picture);
        List<InboundTrack> layers = layersOf(track);
        long cost = rate(layers, 0, now);
        wished += wished(track, layers, now);
        boolean held = spare > 0 && layers.size() > 1;
        long room = held ? left : left + spare;
        boolean fits = cost * (track.paused() ? RESERVE : held ? 1 : TOLERANCE) <= room;
        if (fits) {
            track.room().suffices();
        } else if (track.paused() || track.room().lacks(now)) {
            return PAUSED;
        }
        thin[picture] = cost * (track.thin() ? RESERVE : 1) > room;
        left -= thin[picture] ? (long) (cost * BASE_SHARE) : cost;
        return 0;
    }

    /** With what it takes to get more than now: who has less than that has to look for it. */
    private long wished(DownTrack track, List<InboundTrack> layers, long now) {
        int best = wanted(track, layers);
        long rate = rate(layers, best, now);
        boolean less = track.layer() < layers.get(best).info().layer();
        return less && layers.size() > 1 ? (long) (RESERVE * rate) : rate;
    }

    private void enlarge(int picture, long now) {
        DownTrack track = pictures.get(picture);
        List<InboundTrack> layers = layersOf(track);
        int best = wanted(track, layers);
        while (chosen[picture] != PAUSED && !thin[picture] && chosen[picture] < best) {
            int next = chosen[picture] + 1;
            long more = rate(layers, next, now) - rate(layers, chosen[picture], now);
            boolean larger = layers.get(next).info().layer() > track.layer();
            if (more * (larger ? RESERVE : 1) > left
                    || !settling.admits(track, layers.get(next).info().layer())) {
                return;
            }
            left -= Math.max(0, more);
            chosen[picture] = next;
        }
    }

    private static List<InboundTrack> layersOf(DownTrack track) {
        LayerSet offered = track.offered();
        return offered == null ? List.of() : offered.layers();
    }

    /** Index of the layer that fills the tile, under the ceiling. */
    private int wanted(DownTrack track, List<InboundTrack> layers) {
        LayerSet offered = track.offered();
        int limit = offered == null ? LayerSelector.ALL : track.view().layer(offered);
        if (offered != null && !isScreen(track)) {
            limit = Math.min(limit, ceiling.layer(offered));
        }
        int index = layers.size() - 1;
        while (index > 0 && layers.get(index).info().layer() > limit) {
            index--;
        }
        return index;
    }

    private static long rate(List<InboundTrack> layers, int index, long now) {
        if (index >= layers.size()) {
            return 0;
        }
        InboundTrack layer = layers.get(index);
        long measured = layer.bitsPerSecond(now);
        boolean unknown = measured == 0 && layers.size() > 1;
        return unknown
                ? USUAL_BITS_PER_SECOND[Math.min(index, USUAL_BITS_PER_SECOND.length - 1)]
                : measured;
    }

    /** Whoever waits for a smaller layer gets none of the larger one that fills the path alone. */
    private static void leaveIfTooMuch(DownTrack track, long bitsPerSecond, long now) {
        LayerSet offered = track.offered();
        if (offered != null
                && track.layer() > track.layerLimit()
                && offered.largest(track.layer()).bitsPerSecond(now) > bitsPerSecond) {
            track.leave();
        }
    }

    private void apply(DownTrack track, int choice, boolean thin, long now) {
        if (choice == PAUSED) {
            track.pause();
        } else {
            int temporalLayer = thin ? 0 : LayerSelector.ALL;
            int layer = layersOf(track).get(choice).info().layer();
            settling.decided(track, layer, now);
            track.allow(layer, temporalLayer);
        }
    }

    /**
     * What the tracks would take were there room: voice, and each picture as large as its tile, up
     * to the ceiling.
     */
    public long wishedBitsPerSecond() {
        return Math.min(wished, ceiling.bitsPerSecond());
    }
}
