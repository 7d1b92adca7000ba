package dev.evenkeel.contracts.event;

import java.util.List;
import java.util.Set;

/** Names of the Kafka topics; the record key of each is given in {@link EventTypes}. */
public final class Topics {
    public static final String MEETING_LIFECYCLE = "meeting.lifecycle.v1";
    public static final String MEETING_PLACEMENT = "meeting.placement.v1";
    public static final String RELAY_STATUS = "relay.status.v1";
    public static final String TELEMETRY_STREAMS = "telemetry.streams.v1";
    public static final String TELEMETRY_DEVICES = "telemetry.devices.v1";
    public static final String TELEMETRY_LINKS = "telemetry.links.v1";
    public static final String TELEMETRY_LOGS = "telemetry.logs.v1";
    public static final String TELEMETRY_CHECKS = "telemetry.checks.v1";
    public static final String TELEMETRY_REJECTED = "telemetry.rejected.v1";
    public static final String QUALITY_WINDOWS = "quality.windows.v1";
    public static final String QUALITY_SUBJECTS = "quality.subjects.v1";
    public static final String INCIDENT_LIFECYCLE = "incident.lifecycle.v1";
    public static final String INCIDENT_OPEN = "incident.open.v1";
    public static final String ALERT_NOTIFICATIONS = "alert.notifications.v1";
    public static final String FAILOVER_COMMANDS = "failover.commands.v1";
    public static final String FAILOVER_OUTCOMES = "failover.outcomes.v1";
    public static final String PLAN_RUNS = "plan.runs.v1";
    public static final String REPORT_MEETING = "report.meeting.v1";
    public static final String RECORDING_LIFECYCLE = "recording.lifecycle.v1";
    public static final String RECORDING_QUOTA = "recording.quota.v1";
    public static final String AUDIT_TRAIL = "audit.trail.v1";
    public static final String PLATFORM_STATUS = "platform.status.v1";

    public static final String DEAD_LETTERS_REPLAYED = "dead-letters.replayed.v1";

    /** Every topic there is. */
    public static final List<String> ALL =
            List.of(
                    MEETING_LIFECYCLE,
                    MEETING_PLACEMENT,
                    RELAY_STATUS,
                    TELEMETRY_STREAMS,
                    TELEMETRY_DEVICES,
                    TELEMETRY_LINKS,
                    TELEMETRY_LOGS,
                    TELEMETRY_CHECKS,
                    TELEMETRY_REJECTED,
                    QUALITY_WINDOWS,
                    QUALITY_SUBJECTS,
                    INCIDENT_LIFECYCLE,
                    INCIDENT_OPEN,
                    ALERT_NOTIFICATIONS,
                    FAILOVER_COMMANDS,
                    FAILOVER_OUTCOMES,
                    PLAN_RUNS,
                    REPORT_MEETING,
                    RECORDING_LIFECYCLE,
                    RECORDING_QUOTA,
                    AUDIT_TRAIL,
                    PLATFORM_STATUS,
                    DEAD_LETTERS_REPLAYED);

    /** Topics of which Kafka keeps the last record of each key for ever. */
    public static final Set<String> COMPACTED =
            Set.of(MEETING_PLACEMENT, INCIDENT_OPEN, RECORDING_QUOTA, DEAD_LETTERS_REPLAYED);

    private Topics() {}
}
