package dev.evenkeel.media.rtp.stun;

/** Numbers of the STUN wire format, named as in the IANA registries. */
public final class Stun {
    /** RFC 8489 §5. */
    public static final int HEADER_LENGTH = 20;

    public static final int MAGIC_COOKIE = 0x2112A442;

    public static final int BINDING_REQUEST = 0x0001;
    public static final int BINDING_INDICATION = 0x0011;
    public static final int BINDING_SUCCESS = 0x0101;
    public static final int BINDING_ERROR = 0x0111;

    public static final int BAD_REQUEST = 400;
    public static final int UNAUTHENTICATED = 401;
    public static final int UNKNOWN_ATTRIBUTE = 420;

    /** Longest USERNAME, RFC 8489 §14.3. */
    public static final int MAX_USERNAME = 508;

    static final int USERNAME = 0x0006;
    static final int MESSAGE_INTEGRITY = 0x0008;
    static final int ERROR_CODE = 0x0009;
    static final int UNKNOWN_ATTRIBUTES = 0x000A;
    static final int XOR_MAPPED_ADDRESS = 0x0020;
    static final int PRIORITY = 0x0024;
    static final int USE_CANDIDATE = 0x0025;
    static final int FINGERPRINT = 0x8028;
    static final int ICE_CONTROLLED = 0x8029;
    static final int ICE_CONTROLLING = 0x802A;

    static final int ATTRIBUTE_HEADER_LENGTH = 4;
    static final int INTEGRITY_LENGTH = 20;
    static final int FINGERPRINT_LENGTH = 4;

    /** RFC 8489 §14.7: keeps the checksum apart from those of other protocols. */
    static final int FINGERPRINT_XOR = 0x5354554E;

    static final int FAMILY_IPV4 = 1;
    static final int FAMILY_IPV6 = 2;

    private Stun() {}

    /** Attributes below 0x8000 must be understood by whoever answers, RFC 8489 §14. */
    static boolean comprehensionRequired(int attribute) {
        return attribute < 0x8000;
    }

    static int padded(int length) {
        return (length + 3) & ~3;
    }
}
