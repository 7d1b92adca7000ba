package dev.evenkeel.media.sfu.bridge;

import dev.evenkeel.media.sfu.RelayPair;

/** A pair of relays within a message. */
final class PairCodec {
    private PairCodec() {}

    static MessageWriter write(MessageWriter out, RelayPair pair) {
        String standby = pair.standby();
        return out.text(pair.primary()).text(standby == null ? "" : standby);
    }

    /** Nothing sensible when the message ends within it: the reader says so. */
    static RelayPair read(MessageReader in) {
        String primary = in.text();
        String standby = in.text();
        return new RelayPair(primary, standby.isEmpty() ? null : standby);
    }

    /** Characters of both. */
    static int length(RelayPair pair) {
        String standby = pair.standby();
        return pair.primary().length() + (standby == null ? 0 : standby.length());
    }
}
