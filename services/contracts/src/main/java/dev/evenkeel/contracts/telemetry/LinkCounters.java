package dev.evenkeel.contracts.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * Counters of an interface, named after and meaning the same as IF-MIB (RFC 2863) {@code
 * ifHCInOctets}, {@code ifInErrors}, {@code ifInDiscards} and their outward twins; packets are
 * unicast, multicast and broadcast together. RFC 2863 counts discards and errors among the packets
 * that go out, not among those that come in.
 */
public record LinkCounters(
        @Nullable Long inOctets,
        @Nullable Long outOctets,
        @Nullable Long inErrors,
        @Nullable Long outErrors,
        @Nullable Long inDiscards,
        @Nullable Long outDiscards,
        @Nullable Long inPackets,
        @Nullable Long outPackets) {

    public LinkCounters {
        Ranges.requireNotNegative("inOctets", inOctets);
        Ranges.requireNotNegative("outOctets", outOctets);
        Ranges.requireNotNegative("inErrors", inErrors);
        Ranges.requireNotNegative("outErrors", outErrors);
        Ranges.requireNotNegative("inDiscards", inDiscards);
        Ranges.requireNotNegative("outDiscards", outDiscards);
        Ranges.requireNotNegative("inPackets", inPackets);
        Ranges.requireNotNegative("outPackets", outPackets);
    }
}
