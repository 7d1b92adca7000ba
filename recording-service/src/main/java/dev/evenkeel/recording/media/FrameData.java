package dev.evenkeel.recording.media;

import java.io.ByteArrayOutputStream;

/** What packets carry of one frame, put together as a file holds it. */
sealed interface FrameData {
    static FrameData of(Codec codec) {
        return switch (codec) {
            case OPUS, VP8, VP9 -> new Plain();
            case H264 -> new Avc();
            case AV1 -> new Av1();
        };
    }

    /** Nothing of a frame is here. */
    void reset();

    /** False when the payload does not fit what came before it, or its format. */
    boolean add(Payload payload);

    /** The whole frame; empty when a part of it is missing. */
    byte[] bytes();

    /** One payload behind the other. */
    final class Plain implements FrameData {
        private final ByteArrayOutputStream data = new ByteArrayOutputStream();

        @Override
        public void reset() {
            data.reset();
        }

        @Override
        public boolean add(Payload payload) {
            data.write(payload.data(), payload.offset(), payload.length());
            return true;
        }

        @Override
        public byte[] bytes() {
            return data.toByteArray();
        }
    }

    /** Units of which one may come in several packets. */
    abstract sealed class Fragmented implements FrameData permits Avc, Av1 {
        final ByteArrayOutputStream data = new ByteArrayOutputStream();

        /** Of the unit that is not whole yet. */
        final ByteArrayOutputStream fragments = new ByteArrayOutputStream();

        @Override
        public final void reset() {
            data.reset();
            fragments.reset();
        }

        @Override
        public final byte[] bytes() {
            return fragments.size() == 0 ? data.toByteArray() : new byte[0];
        }
    }

    /**
     * NAL units of RFC 6184 §5.6–5.8 in the non-interleaved mode, each behind its length in four
     * bytes (ISO/IEC 14496-15). Parameter sets stay where they came, so that a picture may change
     * its size.
     */
    final class Avc extends Fragmented {
        private static final int TYPE = 0x1F;
        private static final int STAP_A = 24;
        private static final int FU_A = 28;
        private static final int FU_START = 0x80;
        private static final int FU_END = 0x40;

        @Override
        public boolean add(Payload payload) {
            byte[] packet = payload.data();
            int offset = payload.offset();
            int type = packet[offset] & TYPE;
            return switch (type) {
                case STAP_A -> aggregated(packet, offset + 1, offset + payload.length());
                case FU_A -> fragment(packet, offset, payload.length());
                default -> type < STAP_A && single(packet, offset, payload.length());
            };
        }

        private boolean single(byte[] packet, int offset, int length) {
            for (int shift = 24; shift >= 0; shift -= 8) {
                data.write(length >>> shift);
            }
            data.write(packet, offset, length);
            return fragments.size() == 0;
        }

        private boolean aggregated(byte[] packet, int from, int end) {
            int at = from;
            while (at + 2 < end) {
                int length = (packet[at] & 0xFF) << 8 | packet[at + 1] & 0xFF;
                at += 2;
                if (length == 0 || at + length > end || !single(packet, at, length)) {
                    return false;
                }
                at += length;
            }
            return at == end;
        }

        private boolean fragment(byte[] packet, int offset, int length) {
            if (length < 3) {
                return false;
            }
            int head = packet[offset + 1];
            boolean starts = (head & FU_START) != 0;
            if (starts != (fragments.size() == 0)) {
                return false;
            }
            if (starts) {
                fragments.write(packet[offset] & ~TYPE | head & TYPE);
            }
            fragments.write(packet, offset + 2, length - 2);
            if ((head & FU_END) != 0) {
                byte[] unit = fragments.toByteArray();
                fragments.reset();
                return single(unit, 0, unit.length);
            }
            return true;
        }
    }

    /**
     * Open bitstream units of "RTP Payload Format For AV1" §4.4, each with its size, without those
     * that files leave out ("AV1 Codec Mapping in Matroska" §5).
     */
    final class Av1 extends Fragmented {
        private static final int CONTINUES = 0x80;
        private static final int WILL_CONTINUE = 0x40;

        @Override
        public boolean add(Payload payload) {
            byte[] packet = payload.data();
            int head = packet[payload.offset()];
            int end = payload.offset() + payload.length();
            int elements = head >> 4 & 3;
            if ((head & CONTINUES) != 0 != fragments.size() > 0) {
                return false;
            }
            var in = new Leb128(packet, payload.offset() + 1, end);
            for (int i = 1; in.at() < end; i++) {
                int size = i == elements ? end - in.at() : in.next();
                if (size < 0 || size > end - in.at()) {
                    return false;
                }
                fragments.write(packet, in.at(), size);
                in.skip(size);
                boolean open = in.at() == end && (head & WILL_CONTINUE) != 0;
                if (!open && !unit()) {
                    return false;
                }
            }
            return true;
        }

        private boolean unit() {
            byte[] bytes = fragments.toByteArray();
            fragments.reset();
            Obu obu = Obu.read(bytes, 0, bytes.length);
            if (obu == null) {
                return false;
            }
            if (obu.isKept()) {
                obu.write(data);
            }
            return true;
        }
    }
}
