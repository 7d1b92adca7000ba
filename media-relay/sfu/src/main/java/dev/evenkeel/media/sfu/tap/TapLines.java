package dev.evenkeel.media.sfu.tap;

import dev.evenkeel.media.sfu.inbound.InboundTrack;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a tap by handle. Finding one allocates nothing; a new source makes a new line. */
final class TapLines {
    private @Nullable TapLine[] slots = new @Nullable TapLine[64];
    private int count;

    /** Calls {@code begun} when the source, or its numbering, is new. */
    TapLine of(InboundTrack source, Runnable begun) {
        int handle = source.info().handle();
        int index = slot(slots, handle);
        TapLine known = slots[index];
        if (known != null && known.generation == source.generation()) {
            return known;
        }
        TapLine line = new TapLine(source);
        slots[index] = line;
        if (known == null && ++count > slots.length / 2) {
            grow();
        }
        begun.run();
        return line;
    }

    private void grow() {
        @Nullable TapLine[] before = slots;
        slots = new @Nullable TapLine[2 * before.length];
        Arrays.stream(before)
                .filter(line -> line != null)
                .forEach(line -> slots[slot(slots, line.handle)] = line);
    }

    private static int slot(@Nullable TapLine[] slots, int handle) {
        int index = handle & slots.length - 1;
        for (TapLine at = slots[index]; at != null && at.handle != handle; at = slots[index]) {
            index = index + 1 & slots.length - 1;
        }
        return index;
    }
}
