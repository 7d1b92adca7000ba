package dev.evenkeel.telemetry.mqtt;

/** Versions of MQTT. */
enum MqttVersion {
    V3_1_1,
    V5;

    /** Reads {@code 3.1.1} or {@code 5}. */
    static MqttVersion of(String version) {
        return switch (version) {
            case "3.1.1" -> V3_1_1;
            case "5" -> V5;
            default ->
                    throw new IllegalArgumentException(
                            "the MQTT version is " + version + ", expected 3.1.1 or 5");
        };
    }
}
