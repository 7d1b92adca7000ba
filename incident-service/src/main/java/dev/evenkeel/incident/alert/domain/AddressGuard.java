package dev.evenkeel.incident.alert.domain;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Which addresses are on the public internet (IANA special-purpose registries, RFC 6890), so that a
 * routing file cannot reach into the network of the service by accident.
 */
public final class AddressGuard {
    private AddressGuard() {}

    /** Whether it is a public unicast address. */
    public static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress());
            case Inet6Address six -> isPublicV6(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic(byte[] bytes) {
        int a = bytes[0] & 0xff;
        int b = bytes[1] & 0xff;
        int c = bytes[2] & 0xff;
        boolean carrierGrade = a == 100 && b >= 64 && b < 128;
        boolean protocols = a == 192 && b == 0 && (c == 0 || c == 2);
        boolean benchmarks = a == 198 && (b == 18 || b == 19);
        boolean examples = (a == 198 && b == 51 && c == 100) || (a == 203 && b == 0 && c == 113);
        return a != 0 && a < 240 && !carrierGrade && !protocols && !benchmarks && !examples;
    }

    /**
     * Global unicast only (2000::/3), without documentation, Teredo and 6to4 (which embed IPv4).
     */
    private static boolean isPublicV6(byte[] bytes) {
        int first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        int second = ((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff);
        boolean global = (first & 0xe000) == 0x2000;
        boolean special = first == 0x2001 && (second < 0x0200 || second == 0x0db8);
        boolean sixToFour = first == 0x2002;
        boolean documentation = first == 0x3fff && (second & 0xf000) == 0;
        return global && !special && !sixToFour && !documentation;
    }
}
