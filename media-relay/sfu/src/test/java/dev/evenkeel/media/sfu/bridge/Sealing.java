package dev.evenkeel.media.sfu.bridge;

import java.util.Arrays;

/** One process of a relay that knows the key and says whatever it is told to. */
public final class Sealing {
    private final BridgeCipher cipher;
    private final byte[] sealed;
    private long counter;

    /**
     * @param longest content there will be
     */
    public Sealing(byte[] bridgeKey, long instance, int longest) {
        cipher = new BridgeCipher(bridgeKey, instance);
        sealed = new byte[BridgeCipher.HEADER + longest + BridgeCipher.TAG];
    }

    /** The datagram of a message whose type has five bits. */
    public byte[] seal(int type, byte[] content) {
        int length = cipher.seal(type & 0x1F, counter++, content, content.length, sealed);
        return Arrays.copyOf(sealed, length);
    }

    /** The first word of a process: who it is. */
    public byte[] introduction(String relayId) {
        MessageWriter writer = new MessageWriter(300).uint8(0).text(relayId);
        return seal(MessageType.HEARTBEAT, Arrays.copyOf(writer.buffer(), writer.length()));
    }
}
