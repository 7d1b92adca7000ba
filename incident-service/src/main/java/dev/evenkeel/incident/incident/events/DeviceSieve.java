package dev.evenkeel.incident.incident.events;

import dev.evenkeel.contracts.event.Topics;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Of the reports of a device lets through those that change its status or its power, and one a
 * second besides: devices may report far more often than anybody judges. Looks at bytes and parses
 * nothing. One thread.
 */
final class DeviceSieve {
    private static final long PAUSE_MILLIS = 1_000;
    private static final int MOST_DEVICES = 200_000;
    private static final byte[] STATUS = "\"status\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] POWER = "\"power\":\"".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, Passed> passed =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Passed> eldest) {
                    return size() > MOST_DEVICES;
                }
            };

    /** What was last let through of a device. */
    private record Passed(long recordedAt, List<String> said) {}

    /** Whether a record is to be judged; records of other topics always are. */
    boolean lets(ConsumerRecord<@Nullable String, byte @Nullable []> message) {
        String device = message.key();
        byte[] value = message.value();
        if (!message.topic().equals(Topics.TELEMETRY_DEVICES) || device == null || value == null) {
            return true;
        }
        List<String> said = List.of(word(value, STATUS), word(value, POWER));
        Passed before = passed.get(device);
        boolean news =
                before == null
                        || said.getFirst().isEmpty()
                        || !Objects.equals(before.said(), said)
                        || Math.abs(message.timestamp() - before.recordedAt()) >= PAUSE_MILLIS;
        if (news) {
            passed.put(device, new Passed(message.timestamp(), said));
        }
        return news;
    }

    /** The text after a name; empty when the name is not there as this product writes it. */
    private static String word(byte[] json, byte[] name) {
        int from = indexOf(json, name);
        if (from < 0) {
            return "";
        }
        int to = from + name.length;
        while (to < json.length && json[to] != '"') {
            to++;
        }
        return new String(
                json, from + name.length, to - from - name.length, StandardCharsets.UTF_8);
    }

    private static int indexOf(byte[] json, byte[] name) {
        int last = json.length - name.length;
        for (int at = 0; at <= last; at++) {
            int same = 0;
            while (same < name.length && json[at + same] == name[same]) {
                same++;
            }
            if (same == name.length) {
                return at;
            }
        }
        return -1;
    }
}
