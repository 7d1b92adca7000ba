package dev.evenkeel.recording.kit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Frames cut into payloads as browsers do it. */
final class Payloads {
    static final int LARGEST = 900;

    private Payloads() {}

    /** Parameter sets together in a STAP-A, large slices as FU-A, the rest alone (RFC 6184). */
    static List<byte[]> h264(byte[] frame) {
        List<byte[]> payloads = new ArrayList<>();
        ByteArrayOutputStream together = new ByteArrayOutputStream();
        ByteBuffer in = ByteBuffer.wrap(frame);
        while (in.hasRemaining()) {
            byte[] unit = new byte[in.getInt()];
            in.get(unit);
            int type = unit[0] & 0x1F;
            if (type == 7 || type == 8) {
                if (together.size() == 0) {
                    together.write(24);
                }
                together.writeBytes(length(unit));
                together.writeBytes(unit);
            } else if (unit.length <= LARGEST) {
                payloads.add(unit);
            } else {
                payloads.addAll(fragments(unit));
            }
        }
        if (together.size() > 0) {
            payloads.addFirst(together.toByteArray());
        }
        return payloads;
    }

    private static byte[] length(byte[] unit) {
        return ByteBuffer.allocate(Short.BYTES).putShort((short) unit.length).array();
    }

    private static List<byte[]> fragments(byte[] unit) {
        List<byte[]> payloads = new ArrayList<>();
        for (int from = 1; from < unit.length; from += LARGEST) {
            int end = Math.min(unit.length, from + LARGEST);
            int place = (from == 1 ? 0x80 : 0) | (end == unit.length ? 0x40 : 0);
            byte[] payload = new byte[2 + end - from];
            payload[0] = (byte) (unit[0] & 0xE0 | 28);
            payload[1] = (byte) (place | unit[0] & 0x1F);
            System.arraycopy(unit, from, payload, 2, end - from);
            payloads.add(payload);
        }
        return payloads;
    }

    /**
     * A temporal delimiter with its length, then every unit in full, all as one row of elements
     * that is cut wherever a packet is full ("RTP Payload Format For AV1" §4.4).
     */
    static List<byte[]> av1(byte[] frame) {
        List<byte[]> units = new ArrayList<>();
        units.add(new byte[] {0x10});
        for (int at = 0; at < frame.length; ) {
            int size = 0;
            int sizeLength = 0;
            int octet;
            do {
                octet = frame[at + 1 + sizeLength];
                size |= (octet & 0x7F) << 7 * sizeLength++;
            } while (octet < 0);
            byte[] unit = new byte[1 + size];
            unit[0] = (byte) (frame[at] & ~2);
            System.arraycopy(frame, at + 1 + sizeLength, unit, 1, size);
            units.add(unit);
            at += 1 + sizeLength + size;
        }
        boolean begins = (units.get(1)[0] >> 3 & 0x0F) == 1;
        return packed(units, begins);
    }

    private static List<byte[]> packed(List<byte[]> units, boolean begins) {
        List<byte[]> payloads = new ArrayList<>();
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.write(begins ? 0x08 : 0);
        for (byte[] unit : units) {
            int from = 0;
            while (from < unit.length) {
                int length = Math.min(unit.length - from, LARGEST - payload.size());
                element(payload, Arrays.copyOfRange(unit, from, from + length));
                from += length;
                if (from < unit.length) {
                    payloads.add(closed(payload, true));
                    payload.write(0x80);
                }
            }
        }
        payloads.add(closed(payload, false));
        return payloads;
    }

    private static void element(ByteArrayOutputStream payload, byte[] part) {
        if (part.length > 0x7F) {
            payload.write(part.length & 0x7F | 0x80);
        }
        payload.write(part.length > 0x7F ? part.length >> 7 : part.length);
        payload.writeBytes(part);
    }

    private static byte[] closed(ByteArrayOutputStream payload, boolean goesOn) {
        byte[] bytes = payload.toByteArray();
        bytes[0] |= (byte) (goesOn ? 0x40 : 0);
        payload.reset();
        return bytes;
    }
}
