package dev.evenkeel.recording.kit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Writes blocks as a relay does. */
public final class Blocks {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Set<Integer> described = new HashSet<>();
    private long beganMillis;

    public boolean isEmpty() {
        return bytes.size() == 0;
    }

    public void packet(int handle, String participant, boolean video, byte[] rtp, long millis) {
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            if (bytes.size() == 0) {
                beganMillis = millis;
            }
            if (described.add(handle)) {
                describe(out, handle, participant, video);
            }
            out.writeByte(2);
            out.writeInt(handle);
            out.writeInt((int) ((millis - beganMillis) * 1_000));
            out.writeShort(rtp.length);
            out.write(rtp);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void describe(
            DataOutputStream out, int handle, String participant, boolean video)
            throws IOException {
        byte[] person = participant.getBytes(StandardCharsets.UTF_8);
        byte[] source = (video ? "camera" : "microphone").getBytes(StandardCharsets.UTF_8);
        out.writeByte(1);
        out.writeInt(handle);
        out.writeInt(0);
        out.writeByte(video ? 1 : 0);
        out.writeByte(0);
        out.writeByte(person.length);
        out.write(person);
        out.writeByte(source.length);
        out.write(source);
    }

    /** The frame of a block with its length, as it travels; a new block begins. */
    public byte[] take(long sequence) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(frame)) {
            out.writeInt(4 * Long.BYTES + bytes.size());
            out.writeLong(sequence);
            out.writeLong(beganMillis * 1_000_000);
            out.writeLong(beganMillis);
            out.writeLong(0);
            bytes.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bytes.reset();
        described.clear();
        return frame.toByteArray();
    }
}
