package dev.evenkeel.contracts.telemetry;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a link is at one moment, as somebody measured it. What was not measured is {@code null}.
 *
 * @param sampleId unique for the producer; sending a measurement twice counts once
 * @param siteId the site the link belongs to
 * @param deviceId the device that measured, or whose interface was read
 * @param interfaceName IF-MIB {@code ifName}
 * @param timestamp when it was measured
 * @param state IF-MIB {@code ifOperStatus} (RFC 2863)
 * @param roundTripMillis there and back (STAMP, RFC 8762), without the reflector's own time
 * @param lossRatio packets lost of packets sent in the interval measured, 0–1; where nobody
 *     measured it the door counts it from the changes: errors that came in, errors and discards
 *     that did not get out, the worse direction
 * @param outLossRatio of what the site sent over the link, the share lost on the way out, 0–1
 *     (STAMP, a stateful reflector)
 * @param inLossRatio of what was sent to the site over the link, the share lost on the way in, 0–1
 * @param jitterMillis mean variation of the delay (RFC 3393)
 * @param utilisationRatio of the link's speed, the busier direction, 0–1; by the door where the
 *     changes and the speed tell it
 * @param bitsPerSecond the link's speed (IF-MIB {@code ifHighSpeed}, in full)
 * @param receivePowerDbm optical power that comes in, −60 to 30
 * @param transmitPowerDbm optical power that goes out, −60 to 30
 * @param counterBits width of the counters, 32 or 64, so that a wrap can be told from a reset
 * @param counters as read
 * @param countersSince from when on the counters are known to count without a break (IF-MIB {@code
 *     ifCounterDiscontinuityTime}, or the device's last start): another time than before means that
 *     they were reset in between, whatever they say
 * @param changes by the door: how much the counters grew since {@code changesSince}; absent for the
 *     first measurement of a series, after a reset, and when late
 * @param changesSince by the door: the time of the measurement the changes are counted from
 * @param rates by the door: the changes per second, and what share of the link's speed they are
 * @param arrival noted by the door
 */
public record LinkMeasurement(
        String sampleId,
        String linkId,
        @Nullable String siteId,
        @Nullable String deviceId,
        @Nullable String interfaceName,
        Instant timestamp,
        @Nullable State state,
        @Nullable Double roundTripMillis,
        @Nullable Double lossRatio,
        @Nullable Double outLossRatio,
        @Nullable Double inLossRatio,
        @Nullable Double jitterMillis,
        @Nullable Double utilisationRatio,
        @Nullable Long bitsPerSecond,
        @Nullable Double receivePowerDbm,
        @Nullable Double transmitPowerDbm,
        @Nullable Integer counterBits,
        @Nullable LinkCounters counters,
        @Nullable Instant countersSince,
        @Nullable LinkCounters changes,
        @Nullable Instant changesSince,
        @Nullable LinkRates rates,
        @Nullable Arrival arrival) {
    private static final double DARKEST_DBM = -60;
    private static final double BRIGHTEST_DBM = 30;

    public LinkMeasurement {
        Objects.requireNonNull(sampleId, "sampleId");
        Objects.requireNonNull(linkId, "linkId");
        Objects.requireNonNull(timestamp, "timestamp");
        Ranges.requireNotNegative("roundTripMillis", roundTripMillis);
        Ranges.requireRatio("lossRatio", lossRatio);
        Ranges.requireRatio("outLossRatio", outLossRatio);
        Ranges.requireRatio("inLossRatio", inLossRatio);
        Ranges.requireNotNegative("jitterMillis", jitterMillis);
        Ranges.requireRatio("utilisationRatio", utilisationRatio);
        Ranges.requireNotNegative("bitsPerSecond", bitsPerSecond);
        Ranges.require("receivePowerDbm", receivePowerDbm, DARKEST_DBM, BRIGHTEST_DBM);
        Ranges.require("transmitPowerDbm", transmitPowerDbm, DARKEST_DBM, BRIGHTEST_DBM);
        if (counterBits != null && counterBits != 32 && counterBits != 64) {
            throw new IllegalArgumentException(
                    "counterBits is " + counterBits + ", expected 32 or 64");
        }
    }

    /** IF-MIB {@code ifOperStatus}. */
    public enum State {
        @JsonProperty("up")
        UP,
        @JsonProperty("down")
        DOWN,
        @JsonProperty("testing")
        TESTING,
        @JsonProperty("unknown")
        UNKNOWN,
        @JsonProperty("dormant")
        DORMANT,
        @JsonProperty("notPresent")
        NOT_PRESENT,
        @JsonProperty("lowerLayerDown")
        LOWER_LAYER_DOWN
    }
}
