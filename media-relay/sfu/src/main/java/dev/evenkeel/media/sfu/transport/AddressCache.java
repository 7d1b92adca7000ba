package dev.evenkeel.media.sfu.transport;

import org.jspecify.annotations.Nullable;

/**
 * The address objects of those heard lately, so that a packet from a known client makes no new one;
 * bounded, forgetful.
 */
final class AddressCache {
    private static final int SLOTS = 1 << 14;
    private static final int WAYS = 4;

    private final @Nullable RemoteAddress[] slots = new RemoteAddress[SLOTS];
    private final long seed;
    private int victim;

    /**
     * @param seed unknown to those who send
     */
    AddressCache(long seed) {
        this.seed = seed;
    }

    RemoteAddress get(long high, long low, int port) {
        int first = RemoteAddress.hash(high, low, port, seed) & (SLOTS - 1) & -WAYS;
        for (int i = first; i < first + WAYS; i++) {
            RemoteAddress known = slots[i];
            if (known != null && known.is(high, low, port)) {
                return known;
            }
        }
        return remember(first, new RemoteAddress(high, low, port));
    }

    private RemoteAddress remember(int first, RemoteAddress address) {
        for (int i = first; i < first + WAYS; i++) {
            if (slots[i] == null) {
                slots[i] = address;
                return address;
            }
        }
        slots[first + (victim++ & (WAYS - 1))] = address;
        return address;
    }
}
