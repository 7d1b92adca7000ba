package dev.evenkeel.media.sfu.outbound;

import dev.evenkeel.media.rtp.SequenceNumber;
import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.MediaPacket;

/** Takes what a track's sources send and gives one receiver what is selected of it. */
final class Feed {
    private final LayerSelector selector;
    private final TrackWriter writer;
    private final Scratch scratch;
    private boolean unplayable;

    Feed(LayerSelector selector, TrackWriter writer, Scratch scratch) {
        this.selector = selector;
        this.writer = writer;
        this.scratch = scratch;
    }

    /** Another track comes behind the same SSRCs. */
    void begin() {
        selector.reset();
        unplayable = false;
    }

    /** Whether the publisher sends what the receiver didn't offer to decode. */
    boolean unplayable() {
        return unplayable;
    }

    /** False when the packet was not for this receiver. */
    boolean take(InboundTrack from, MediaPacket packet, long now) {
        boolean waits = writer.stream().video() && selector.current() == null;
        return (waits && !packet.startsKeyframe() && catchUp(from, now))
                || pass(from, packet, now, now);
    }

    /**
     * A keyframe went by just before: it and all since then go out now, in the time that passed
     * since.
     */
    boolean catchUp(InboundTrack from, long now) {
        if (from != from.layers().best(selector.limit())) {
            return false;
        }
        int count = from.packetsSinceKeyframe(now);
        int first = from.recentKeyframe().sequence();
        for (int i = 0; i < count; i++) {
            if (scratch.load(from.cache(), SequenceNumber.add(first, i), true)) {
                pass(from, scratch.packet, from.recentKeyframe().at(), now);
            }
        }
        return count > 0;
    }

    /**
     * @param came when the packet came in
     */
    private boolean pass(InboundTrack from, MediaPacket packet, long came, long now) {
        int payloadType = writer.payloadType(packet.encoding());
        unplayable = payloadType < 0;
        if (unplayable) {
            selector.reset();
            return false;
        }
        return switch (selector.decide(from, packet, now)) {
            case BEGIN -> {
                writer.switchTo(packet, from.cache(), came);
                yield writer.send(packet, payloadType, now);
            }
            case PASS -> writer.send(packet, payloadType, now);
            case SKIP -> {
                writer.skip(packet, payloadType, now);
                yield false;
            }
            case IGNORE -> false;
        };
    }
}
