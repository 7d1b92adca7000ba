package dev.evenkeel.contracts.document;

import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Retention;
import dev.evenkeel.contracts.event.Topics;
import java.util.List;

/**
 * Who writes a topic and who reads it.
 *
 * @param purpose what the topic is for, in one sentence
 */
record TopicRoute(String topic, String producers, String consumers, String purpose) {
    private static final String ROOM = "room-service";
    private static final String RELAY = "media-relay";
    private static final String INGEST = "telemetry-ingest";
    private static final String INCIDENT = "incident-service";
    private static final String RECORDING = "recording-service";

    /** Every topic of the catalogue. */
    static final List<TopicRoute> ALL =
            List.of(
                    new TopicRoute(
                            Topics.MEETING_LIFECYCLE,
                            ROOM,
                            INCIDENT + ", " + RECORDING + ", integrators",
                            "What happens to a meeting and the people in it."),
                    new TopicRoute(
                            Topics.MEETING_PLACEMENT,
                            ROOM,
                            RELAY + ", " + RECORDING + ", " + INCIDENT,
                            "Which relays carry a meeting; the highest epoch is the truth."),
                    new TopicRoute(
                            Topics.RELAY_STATUS,
                            RELAY,
                            ROOM + ", " + RECORDING + ", " + INCIDENT,
                            "What relays say of themselves and of their peers."),
                    new TopicRoute(
                            Topics.TELEMETRY_STREAMS,
                            INGEST + ", " + RELAY,
                            INCIDENT,
                            "Statistics of single RTP streams in the words of W3C webrtc-stats."),
                    new TopicRoute(
                            Topics.TELEMETRY_DEVICES,
                            INGEST,
                            INCIDENT + ", integrators",
                            "How devices of rooms, networks and power are."),
                    new TopicRoute(
                            Topics.TELEMETRY_LINKS,
                            INGEST,
                            "integrators",
                            "Measurements of links and interfaces in the words of IF-MIB and STAMP."),
                    new TopicRoute(
                            Topics.TELEMETRY_LOGS,
                            INGEST,
                            "integrators",
                            "Log entries after the OpenTelemetry log data model."),
                    new TopicRoute(
                            Topics.TELEMETRY_CHECKS,
                            INGEST,
                            "integrators",
                            "What browsers found out about themselves and their paths before joining."),
                    new TopicRoute(
                            Topics.TELEMETRY_REJECTED,
                            INGEST,
                            "operators",
                            "Telemetry that was refused, as received, and why."),
                    new TopicRoute(
                            Topics.QUALITY_WINDOWS,
                            INCIDENT,
                            INCIDENT + ", integrators",
                            "Quality of each participant's path in windows of time."),
                    new TopicRoute(
                            Topics.QUALITY_SUBJECTS,
                            INCIDENT,
                            "integrators",
                            "Quality of streams, people, meetings, relays, sites and links in windows of 1, 5 and 60 s."),
                    new TopicRoute(
                            Topics.INCIDENT_LIFECYCLE,
                            INCIDENT,
                            "operators, integrators",
                            "Incidents as they open, change and close."),
                    new TopicRoute(
                            Topics.INCIDENT_OPEN,
                            INCIDENT,
                            "operators, integrators",
                            "What is wrong right now; a tombstone when it is over."),
                    new TopicRoute(
                            Topics.ALERT_NOTIFICATIONS,
                            INCIDENT,
                            "operators",
                            "One notification for each change worth waking somebody for."),
                    new TopicRoute(
                            Topics.FAILOVER_COMMANDS,
                            INCIDENT,
                            ROOM + ", " + INGEST,
                            "Asks the owner of placement to move a meeting or to hold its pictures below a ceiling, and a device of a room to take over from another."),
                    new TopicRoute(
                            Topics.FAILOVER_OUTCOMES,
                            ROOM + ", " + INGEST,
                            INCIDENT,
                            "What became of each command."),
                    new TopicRoute(
                            Topics.PLAN_RUNS,
                            INCIDENT,
                            "operators, integrators",
                            "Emergency plans as they are carried out, step by step."),
                    new TopicRoute(
                            Topics.REPORT_MEETING,
                            INCIDENT,
                            "integrators",
                            "The report of a meeting can be read."),
                    new TopicRoute(
                            Topics.RECORDING_LIFECYCLE,
                            RECORDING,
                            ROOM + ", integrators",
                            "How recordings are made, kept, checked and deleted."),
                    new TopicRoute(
                            Topics.RECORDING_QUOTA,
                            RECORDING,
                            "operators, integrators",
                            "How much of what is allowed recordings take, as it crosses a mark."),
                    new TopicRoute(
                            Topics.AUDIT_TRAIL,
                            ROOM + ", " + INCIDENT + ", " + RECORDING,
                            INCIDENT + ", auditors",
                            "Who did what, to whom, from where, and whether it was granted."),
                    new TopicRoute(
                            Topics.PLATFORM_STATUS,
                            INCIDENT,
                            INCIDENT + ", integrators",
                            "How services, brokers, consumer groups and certificates are, seen from outside."),
                    new TopicRoute(
                            Topics.DEAD_LETTERS_REPLAYED,
                            "./evenkeel dead-letters",
                            "./evenkeel dead-letters, operators",
                            "Which dead letters were put on their topics again."));

    /** The events that travel on the topic. */
    List<EventType<?>> events() {
        return EventTypes.ALL.stream().filter(type -> type.topic().equals(topic)).toList();
    }

    /** The fields of the data that are the record key; each event has one of them. */
    List<String> keyFields() {
        return events().stream().map(EventType::keyField).distinct().toList();
    }

    /** For how long Kafka keeps a record, in words. */
    String kept() {
        return compacted() ? "the last of each key" : Retention.of(topic).toDays() + " days";
    }

    boolean compacted() {
        return Topics.COMPACTED.contains(topic);
    }
}
