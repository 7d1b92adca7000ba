package dev.evenkeel.platform.network;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of addresses with a common prefix (CIDR: RFC 4632 section 3.1 for IPv4, RFC 4291 section
 * 2.3 for IPv6).
 *
 * @param bits of an address of the family: 32 or 128
 * @param length of the prefix
 */
public record Network(int bits, int length, BigInteger prefix) {
    private static final Pattern RANGE = Pattern.compile("([0-9a-fA-F.:]+)(?:/(\\d{1,3}))?");
    private static final Pattern DOTTED = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");

    /** A range, or a single address; empty when it is neither, or goes on after its prefix. */
    public static Optional<Network> parse(String text) {
        var range = RANGE.matcher(text.strip());
        if (!range.matches()) {
            return Optional.empty();
        }
        String length = range.group(2);
        return address(range.group(1))
                .filter(first -> length == null || Integer.parseInt(length) <= bits(first))
                .flatMap(first ->
                        beginningWith(
                                first, length == null ? bits(first) : Integer.parseInt(length)));
    }

    /** The address of a literal, without its zone; nothing is looked up. */
    public static Optional<InetAddress> address(String literal) {
        int zone = literal.indexOf('%');
        String plain = zone < 0 ? literal : literal.substring(0, zone);
        if (plain.indexOf(':') < 0 && !DOTTED.matcher(plain).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(plain));
        } catch (IllegalArgumentException noLiteral) {
            return Optional.empty();
        }
    }

    /** The range of that length in which an address lies. */
    public static Network around(InetAddress address, int length) {
        int bits = bits(address);
        return new Network(bits, length, number(address).shiftRight(bits - length));
    }

    /** Whether the address, of the same family, lies in it. */
    public boolean contains(InetAddress address) {
        return bits == bits(address) && around(address, length).equals(this);
    }

    /** Of an address of this family: 32 or 128. */
    public static int bits(InetAddress address) {
        return Byte.SIZE * address.getAddress().length;
    }

    private static Optional<Network> beginningWith(InetAddress first, int length) {
        Network network = around(first, length);
        boolean begins = network.prefix().shiftLeft(network.bits() - length).equals(number(first));
        return begins ? Optional.of(network) : Optional.empty();
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }
}
