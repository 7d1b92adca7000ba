package dev.evenkeel.incident.ruleset.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code site-link-bad} on what polled gear and probes say of one link. */
class MeasuredLinksTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final int SECONDS = 120;

    /** As telemetry-ingest publishes what it reads by SNMP. */
    private static final String POLLED =
            """
            "deviceId": "hq-router", "interfaceName": "ge-0/0/1", "state": "%s", "bitsPerSecond": 1000000000,
            "utilisationRatio": 0.4, "counterBits": 64,
            "counters": {"inOctets": 50000000, "outOctets": 0, "inErrors": 0, "outErrors": 0, "inDiscards": 0,
              "outDiscards": 0, "inPackets": 10000, "outPackets": 10000},
            "countersSince": "2026-03-02T09:00:00Z",
            "rates": {"inBitsPerSecond": 40000000.0, "inUtilisationRatio": 0.04}
            """;

    private final List<Map.Entry<Long, String>> events = new ArrayList<>();

    @Test
    void linkThatIsPolledToBeDownIsBadUntilItIsPolledToBeUp() {
        // Given: read every ten seconds, down in the readings from 20 s to 50 s
        for (int second = 0; second < SECONDS; second += 10) {
            measure(second, POLLED.formatted(second >= 20 && second < 60 ? "down" : "up"));
        }

        // Then
        assertThat(differences("PT22S", "PT22.6S", "PT76S")).isEmpty();
    }

    @Test
    void linkThatIsPolledToBeUpIsBadWhileAProbeLosesPackets() {
        // Given: a probe each second, of which a third is lost from 20 s to 60 s
        for (int second = 0; second < SECONDS; second++) {
            double loss = second >= 20 && second < 60 ? 0.3 : 0;
            measure(second, "\"lossRatio\": " + loss);
            if (second % 2 == 0) {
                measure(second, POLLED.formatted("up"));
            }
        }

        // Then
        assertThat(differences("PT22S", "PT22.6S", "PT76S")).isEmpty();
    }

    @Test
    void linkThatIsPolledToBeDownIsBadThoughAProbeGetsThroughElsewhere() {
        // Given
        for (int second = 0; second < SECONDS; second++) {
            measure(second, "\"lossRatio\": 0.0");
            if (second % 10 == 0) {
                measure(second, POLLED.formatted(second >= 20 && second < 60 ? "down" : "up"));
            }
        }

        // Then
        assertThat(differences("PT22S", "PT22.6S", "PT76S")).isEmpty();
    }

    @Test
    void linkThatAnAgentMeasuresToBeLossyIsBadThoughItsGearCountsNoLoss() {
        // Given: each hand tells of loss, the one of packets that came through, the other of errors
        for (int second = 0; second < SECONDS; second += 10) {
            double loss = second >= 20 && second < 60 ? 0.2 : 0;
            measure(
                    second,
                    "\"roundTripMillis\": 20.0, \"jitterMillis\": 2.0, \"lossRatio\": " + loss);
            measure(second + 1, POLLED.formatted("up") + ", \"lossRatio\": 0.0");
        }

        // Then
        assertThat(differences("PT22S", "PT22.6S", "PT76S")).isEmpty();
    }

    @Test
    void linkThatIsDownAtOneEndIsBadThoughTheOtherEndSaysUp() {
        // Given
        for (int second = 0; second < SECONDS; second += 10) {
            measure(second, POLLED.formatted(second >= 20 && second < 60 ? "down" : "up"));
            measure(
                    second + 1,
                    "\"deviceId\": \"carrier-router\", \"interfaceName\": \"xe-1\", \"state\": \"up\"");
        }

        // Then
        assertThat(differences("PT22S", "PT22.6S", "PT76S")).isEmpty();
    }

    private List<String> differences(String firesFrom, String firesBy, String clearsBy) {
        StringBuilder text = new StringBuilder();
        text.append(
                """
                {"about": "a measured link", "startedAt": "%s", "until": "PT%dS", "expect": [{"rule": "site-link-bad", "cause": "hq-1", "firesFrom": "%s", "firesBy": "%s", "clearsBy": "%s"}]}
                """
                        .formatted(START, SECONDS, firesFrom, firesBy, clearsBy));
        for (long millis = 0; millis < SECONDS * 1_000L; millis += 500) {
            events.add(Map.entry(millis, heartbeat(millis)));
        }
        events.sort(Comparator.comparing(Map.Entry::getKey));
        events.forEach(event -> text.append(event.getValue().replace("\n", " ")).append('\n'));
        RuleFixture fixture = RuleFixture.read("site-link-bad.bad.ndjson", text.toString());
        return RuleTrial.differences(fixture, ShippedRules.load());
    }

    private void measure(int second, String said) {
        Instant at = START.plusSeconds(second);
        String data =
                "\"sampleId\": \"s-%d-%d\", \"linkId\": \"hq-1\", \"siteId\": \"hq\", \"timestamp\": \"%s\", %s"
                        .formatted(second, events.size(), at, said);
        events.add(
                Map.entry(
                        second * 1_000L,
                        event("dev.evenkeel.telemetry.link-measured.v1", "hq-1", at, data)));
    }

    /** Without a relay to be heard nothing starts and nothing ends. */
    private static String heartbeat(long millis) {
        Instant at = START.plusMillis(millis);
        return event(
                "dev.evenkeel.relay.heartbeat.v1",
                "relay-a",
                at,
                """
                "relayId": "relay-a", "instanceId": "relay-a-1", "sequence": %d, "state": "ready", "region": "east",
                "controlUrl": "http://x", "bridgeAddress": "x:1",
                "load": {"meetings": 1, "sessions": 3, "packetsPerSecond": 300, "bitsPerSecond": 240000,
                  "cpuRatio": 0.1, "lossRatio": 0},
                "peers": [], "meetingIds": ["abc-defg-hij"], "sentAt": "%s"
                """
                        .formatted(millis / 500 + 1, at));
    }

    private static String event(String type, String key, Instant at, String data) {
        return "{\"specversion\": \"1.0\", \"id\": \"e-%s-%d\", \"source\": \"/recorded\", \"type\": \"%s\", \"subject\": \"%s\", \"time\": \"%s\", \"data\": {%s}}"
                .formatted(key, data.hashCode(), type, key, at, data);
    }
}
