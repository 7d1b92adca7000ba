package dev.evenkeel.room.stream.domain;

/** The little that has to be known here of an offer or answer; the relay reads the rest. */
public final class SdpText {
    private static final String UFRAG = "a=ice-ufrag:";

    private SdpText() {}

    /** The first ICE username fragment; all is bundled. Empty when there is none. */
    public static String ufrag(String sdp) {
        return sdp.lines()
                .filter(line -> line.startsWith(UFRAG))
                .map(line -> line.substring(UFRAG.length()).strip())
                .findFirst()
                .orElse("");
    }

    /** Whether there is an m-line of this kind, {@code audio} or {@code video}. */
    public static boolean has(String kind, String sdp) {
        return sdp.lines().anyMatch(line -> line.startsWith("m=" + kind + " "));
    }
}
