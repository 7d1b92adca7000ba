package dev.evenkeel.media.sfu.transport.tcp;

import java.time.Duration;

/**
 * What strangers may cost.
 *
 * @param connections open at once
 * @param perAddress of them from one IPv4 address or IPv6 /64 network: a whole office behind NAT
 * @param strangersPerAddress of them that have proved nothing yet
 * @param proof time for the first good connectivity check
 * @param silence after which a connection is taken for dead; browsers check every few seconds
 * @param stall how long a connection may take nothing of what is in line for it
 * @param longestFrame in bytes
 */
public record TcpLimits(
        int connections,
        int perAddress,
        int strangersPerAddress,
        Duration proof,
        Duration silence,
        Duration stall,
        int longestFrame) {

    /** What a relay runs with. */
    public static TcpLimits usual(int longestFrame) {
        return new TcpLimits(
                2_048,
                512,
                32,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                longestFrame);
    }
}
