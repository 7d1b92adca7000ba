package dev.evenkeel.media.sfu.transport;

import java.util.random.RandomGenerator;

/**
 * Our ufrag and password of one client, RFC 8445 §5.3.
 *
 * @param ufrag 8 ice-chars, 48 random bits
 * @param password 24 ice-chars, 144 random bits
 */
record IceCredentials(String ufrag, String password) {
    private static final int UFRAG = 8;
    private static final int PASSWORD = 24;
    private static final String ICE_CHARS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    static IceCredentials random(RandomGenerator random) {
        return new IceCredentials(iceChars(random, UFRAG), iceChars(random, PASSWORD));
    }

    private static String iceChars(RandomGenerator random, int length) {
        StringBuilder chars = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            chars.append(ICE_CHARS.charAt(random.nextInt(ICE_CHARS.length())));
        }
        return chars.toString();
    }

    /** The ufrag as a number: its eight ASCII characters. */
    long ufragKey() {
        long key = 0;
        for (int i = 0; i < UFRAG; i++) {
            key = (key << 8) | ufrag.charAt(i);
        }
        return key;
    }
}
