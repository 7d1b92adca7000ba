package dev.evenkeel.contracts.failover;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;

/**
 * What a device has answered to a {@link DeviceSwitch}. None comes from a device that is away.
 *
 * @param deviceId the device that was asked
 * @param inPlaceOf the one that had failed
 * @param detail in the device's own words; may be empty
 * @param decidedAt when the answer reached the door
 */
public record DeviceSwitched(
        String commandId,
        String deviceId,
        String inPlaceOf,
        Result result,
        String detail,
        Instant decidedAt) {
    public DeviceSwitched {
        Objects.requireNonNull(commandId, "commandId");
        Objects.requireNonNull(deviceId, "deviceId");
        Objects.requireNonNull(inPlaceOf, "inPlaceOf");
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(decidedAt, "decidedAt");
    }

    /** The result in one word. */
    public enum Result {
        /** The device is in use. */
        @JsonProperty("applied")
        APPLIED,
        /** It cannot be, or must not be, used. */
        @JsonProperty("refused")
        REFUSED
    }
}
