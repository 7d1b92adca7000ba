package dev.evenkeel.recording.capture;

import dev.evenkeel.recording.kit.Blocks;
import dev.evenkeel.recording.kit.Clip;
import dev.evenkeel.recording.kit.Packets;
import dev.evenkeel.recording.kit.RelayDouble;
import dev.evenkeel.recording.media.Codec;
import java.util.ArrayList;
import java.util.List;

/** Somebody who sends voice and picture over one relay and then over the other. */
final class SimulatedPerson {
    private static final long FRAME_MILLIS = 20;
    private static final int PICTURE_EVERY = 3;
    private static final int BLOCK_EVERY = 5;

    private final String id;
    private final Clip voice = Clip.opus();
    private final Clip picture = Clip.vp8();
    private final List<Long> said = new ArrayList<>();
    private final List<Long> shown = new ArrayList<>();
    private final Blocks block = new Blocks();
    private RelayDouble relay;
    private Packets voicePackets;
    private Packets picturePackets;
    private int handle;
    private int frame;
    private int pictureFrame;
    private int steps;

    SimulatedPerson(String id, RelayDouble relay) {
        this.id = id;
        take(relay);
    }

    /** From now on over this one, with numbers of its own and a new picture. */
    void take(RelayDouble next) {
        block.take(0);
        relay = next;
        voicePackets = new Packets(Codec.OPUS, 20, 65_000 + handle);
        picturePackets = new Packets(Codec.VP8, 60, 64_000 + handle);
        handle += 2;
        pictureFrame = 0;
    }

    /** 20 ms of everything. */
    void step(long millis) {
        byte[] sound = voice.frames().get(frame++ % voice.frames().size());
        said.add(millis);
        for (byte[] packet : voicePackets.next(sound)) {
            block.packet(handle, id, false, packet, millis);
        }
        if (steps % PICTURE_EVERY == 0) {
            byte[] image = picture.frames().get(pictureFrame++ % picture.frames().size());
            shown.add(millis);
            for (byte[] packet : picturePackets.next(image)) {
                block.packet(handle + 1, id, true, packet, millis);
            }
        }
        if (++steps % BLOCK_EVERY == 0) {
            relay.hold(block);
        }
    }

    void flush() {
        relay.hold(block);
    }

    static long stepMillis() {
        return FRAME_MILLIS;
    }

    /** When each 20 ms of voice were sent. */
    List<Long> said() {
        return said;
    }

    /** When each picture was sent. */
    List<Long> shown() {
        return shown;
    }
}
