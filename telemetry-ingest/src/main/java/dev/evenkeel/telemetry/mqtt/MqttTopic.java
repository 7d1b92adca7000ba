package dev.evenkeel.telemetry.mqtt;

import dev.evenkeel.telemetry.domain.TelemetryKind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code evenkeel/v1/{site}/{device}/status|measure|log}.
 *
 * @param kind {@code status} is about devices, {@code measure} about links, {@code log} about logs
 */
record MqttTopic(String siteId, String deviceId, TelemetryKind kind) {
    private static final Pattern FORM =
            Pattern.compile(
                    "evenkeel/v1/([a-z0-9][a-z0-9._-]{0,63})/([a-z0-9][a-z0-9._-]{0,63})/([a-z]+)");

    /** The word of commands to devices. */
    static final String COMMAND = "command";

    /** The word of what devices answer to them. */
    static final String OUTCOME = "outcome";

    /** A topic of a device. */
    static String of(String siteId, String deviceId, String word) {
        return "evenkeel/v1/" + siteId + "/" + deviceId + "/" + word;
    }

    static boolean isCommand(String topic) {
        return word(topic).equals(COMMAND);
    }

    /** The device that answers; empty when it is no answer, or of another site. */
    static Optional<String> answering(String siteId, String topic) {
        Matcher matcher = FORM.matcher(topic);
        boolean answers =
                matcher.matches()
                        && matcher.group(1).equals(siteId)
                        && matcher.group(3).equals(OUTCOME);
        return answers ? Optional.of(matcher.group(2)) : Optional.empty();
    }

    private static String word(String topic) {
        Matcher matcher = FORM.matcher(topic);
        return matcher.matches() ? matcher.group(3) : "";
    }

    /** What to subscribe to for one site. */
    static String filter(String siteId) {
        return "evenkeel/v1/" + siteId + "/+/+";
    }

    /** Empty when it is none of ours. */
    static Optional<MqttTopic> parse(String topic) {
        Matcher matcher = FORM.matcher(topic);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return kind(matcher.group(3))
                .map(kind -> new MqttTopic(matcher.group(1), matcher.group(2), kind));
    }

    private static Optional<TelemetryKind> kind(String word) {
        return switch (word) {
            case "status" -> Optional.of(TelemetryKind.DEVICES);
            case "measure" -> Optional.of(TelemetryKind.LINKS);
            case "log" -> Optional.of(TelemetryKind.LOGS);
            default -> Optional.empty();
        };
    }
}
