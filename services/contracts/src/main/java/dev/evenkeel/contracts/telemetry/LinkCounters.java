package dev.evenkeel.contracts.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * Counters of an interface, named after and meaning the same as IF-MIB (RFC 2863) {@code
 * ifHCInOctets}, {@code ifInErrors}, {@code ifInDiscards} and their outward twins.
 */
public record LinkCounters(
        @Nullable Long inOctets,
        @Nullable Long outOctets,
        @Nullable Long inErrors,
        @Nullable Long outErrors,
        @Nullable Long inDiscards,
        @Nullable Long outDiscards) {

    public LinkCounters {
        Ranges.requireNotNegative("inOctets", inOctets);
        Ranges.requireNotNegative("outOctets", outOctets);
        Ranges.requireNotNegative("inErrors", inErrors);
        Ranges.requireNotNegative("outErrors", outErrors);
        Ranges.requireNotNegative("inDiscards", inDiscards);
        Ranges.requireNotNegative("outDiscards", outDiscards);
    }
}
