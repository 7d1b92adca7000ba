package dev.evenkeel.contracts.telemetry;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a device is at one moment. What the reporter cannot know is {@code null}.
 *
 * @param sampleId unique for the producer; sending a report twice counts once
 * @param siteId where the device stands
 * @param status what the reporter sees of it
 * @param timestamp when that was so
 * @param model maker's name of the model (OpenTelemetry {@code device.model.identifier})
 * @param temperatureCelsius inside the device, −90 to 200
 * @param humidityRatio relative humidity where it stands, 0–1
 * @param batteryChargeRatio 0–1 (OpenTelemetry {@code hw.battery.charge})
 * @param firmware version (OpenTelemetry {@code hw.firmware_version})
 * @param os name and version of the operating system
 * @param driver name and version of the driver in use (OpenTelemetry {@code hw.driver_version})
 * @param peripherals what is plugged into it
 * @param hoursUsed since it was made, for example of a projector's lamp
 * @param statusText in the device's own words
 * @param arrival noted by the door
 */
public record DeviceReport(
        String sampleId,
        String deviceId,
        @Nullable String siteId,
        Kind kind,
        Status status,
        Instant timestamp,
        @Nullable String model,
        @Nullable Power power,
        @Nullable Double temperatureCelsius,
        @Nullable Double humidityRatio,
        @Nullable Double batteryChargeRatio,
        @Nullable String firmware,
        @Nullable String os,
        @Nullable String driver,
        @Nullable List<Peripheral> peripherals,
        @Nullable Double hoursUsed,
        @Nullable String statusText,
        @Nullable Arrival arrival) {
    private static final double COLDEST = -90;
    private static final double HOTTEST = 200;

    public DeviceReport {
        Objects.requireNonNull(sampleId, "sampleId");
        Objects.requireNonNull(deviceId, "deviceId");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(timestamp, "timestamp");
        Ranges.require("temperatureCelsius", temperatureCelsius, COLDEST, HOTTEST);
        Ranges.requireRatio("humidityRatio", humidityRatio);
        Ranges.requireRatio("batteryChargeRatio", batteryChargeRatio);
        Ranges.requireNotNegative("hoursUsed", hoursUsed);
        peripherals = peripherals == null ? null : List.copyOf(peripherals);
    }

    /** What it is. */
    public enum Kind {
        @JsonProperty("camera")
        CAMERA,
        @JsonProperty("microphone")
        MICROPHONE,
        @JsonProperty("speaker")
        SPEAKER,
        @JsonProperty("display")
        DISPLAY,
        @JsonProperty("projector")
        PROJECTOR,
        @JsonProperty("codec")
        CODEC,
        @JsonProperty("router")
        ROUTER,
        @JsonProperty("switch")
        SWITCH,
        @JsonProperty("firewall")
        FIREWALL,
        @JsonProperty("optical-transceiver")
        OPTICAL_TRANSCEIVER,
        @JsonProperty("ups")
        UPS
    }

    /** How it is. */
    public enum Status {
        /** Works. */
        @JsonProperty("online")
        ONLINE,
        /** Cannot be reached. */
        @JsonProperty("offline")
        OFFLINE,
        /** Works, not as well as it should. */
        @JsonProperty("degraded")
        DEGRADED,
        /**
         * A microphone or speaker without sound: digital silence, not one sample off zero, of a
         * device that is not muted. In a room where nobody speaks a microphone has its noise.
         */
        @JsonProperty("silent")
        SILENT,
        /** A picture without content. */
        @JsonProperty("black")
        BLACK,
        /** A picture that does not change. */
        @JsonProperty("frozen")
        FROZEN
    }

    /** What it lives on. */
    public enum Power {
        @JsonProperty("on")
        ON,
        @JsonProperty("standby")
        STANDBY,
        @JsonProperty("battery")
        BATTERY,
        @JsonProperty("off")
        OFF
    }

    /**
     * Something plugged into a device.
     *
     * @param connected whether it is there now
     */
    public record Peripheral(String name, boolean connected) {
        public Peripheral {
            Objects.requireNonNull(name, "name");
        }
    }
}
