package dev.evenkeel.contracts.event;

import dev.evenkeel.contracts.audit.AuditEntry;
import dev.evenkeel.contracts.deadletter.DeadLetterReplayed;
import dev.evenkeel.contracts.failover.DeviceSwitch;
import dev.evenkeel.contracts.failover.DeviceSwitched;
import dev.evenkeel.contracts.failover.FailoverCommand;
import dev.evenkeel.contracts.failover.FailoverOutcome;
import dev.evenkeel.contracts.failover.LayerCeiling;
import dev.evenkeel.contracts.failover.LayerCeilingSet;
import dev.evenkeel.contracts.incident.AlertNotification;
import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.meeting.AccessChanged;
import dev.evenkeel.contracts.meeting.AnnouncementAcknowledged;
import dev.evenkeel.contracts.meeting.AnnouncementMade;
import dev.evenkeel.contracts.meeting.ChatChanged;
import dev.evenkeel.contracts.meeting.ChatSaid;
import dev.evenkeel.contracts.meeting.FeedbackGiven;
import dev.evenkeel.contracts.meeting.HandChanged;
import dev.evenkeel.contracts.meeting.LobbyEntered;
import dev.evenkeel.contracts.meeting.LobbyLeft;
import dev.evenkeel.contracts.meeting.MediaStopped;
import dev.evenkeel.contracts.meeting.MediaTrouble;
import dev.evenkeel.contracts.meeting.MeetingCancelled;
import dev.evenkeel.contracts.meeting.MeetingChanged;
import dev.evenkeel.contracts.meeting.MeetingEnded;
import dev.evenkeel.contracts.meeting.MeetingOpened;
import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.contracts.meeting.MeetingScheduled;
import dev.evenkeel.contracts.meeting.MeetingStarted;
import dev.evenkeel.contracts.meeting.ParticipantJoined;
import dev.evenkeel.contracts.meeting.ParticipantLeft;
import dev.evenkeel.contracts.meeting.PathSwitched;
import dev.evenkeel.contracts.meeting.PollClosed;
import dev.evenkeel.contracts.meeting.PollOpened;
import dev.evenkeel.contracts.meeting.RecordingConsented;
import dev.evenkeel.contracts.meeting.RecordingStarted;
import dev.evenkeel.contracts.meeting.RecordingStopped;
import dev.evenkeel.contracts.meeting.RoleChanged;
import dev.evenkeel.contracts.meeting.ScreenShareChanged;
import dev.evenkeel.contracts.meeting.StreamOffered;
import dev.evenkeel.contracts.meeting.StreamRevoked;
import dev.evenkeel.contracts.meeting.TaskChanged;
import dev.evenkeel.contracts.plan.PlanRun;
import dev.evenkeel.contracts.platform.ComponentObserved;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.contracts.quality.SubjectWindow;
import dev.evenkeel.contracts.recording.RecordingBegun;
import dev.evenkeel.contracts.recording.RecordingDeleted;
import dev.evenkeel.contracts.recording.RecordingExported;
import dev.evenkeel.contracts.recording.RecordingGap;
import dev.evenkeel.contracts.recording.RecordingHold;
import dev.evenkeel.contracts.recording.RecordingQuota;
import dev.evenkeel.contracts.recording.RecordingReady;
import dev.evenkeel.contracts.recording.RecordingRefused;
import dev.evenkeel.contracts.recording.RecordingStorage;
import dev.evenkeel.contracts.recording.RecordingVerification;
import dev.evenkeel.contracts.relay.RelayHeartbeat;
import dev.evenkeel.contracts.relay.RelayPeerFound;
import dev.evenkeel.contracts.relay.RelayPeerLost;
import dev.evenkeel.contracts.relay.RelayStarted;
import dev.evenkeel.contracts.relay.RelayStopped;
import dev.evenkeel.contracts.report.MeetingReportReady;
import dev.evenkeel.contracts.telemetry.CheckReport;
import dev.evenkeel.contracts.telemetry.DeviceReport;
import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import dev.evenkeel.contracts.telemetry.LogEntry;
import dev.evenkeel.contracts.telemetry.RejectedTelemetry;
import dev.evenkeel.contracts.telemetry.StreamSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The catalogue of all events. */
public final class EventTypes {
    private static final List<EventType<?>> DECLARED = new ArrayList<>();

    public static final EventType<MeetingStarted> MEETING_STARTED =
            meeting("started", MeetingStarted.class);
    public static final EventType<ParticipantJoined> PARTICIPANT_JOINED =
            meeting("participant-joined", ParticipantJoined.class);
    public static final EventType<ParticipantLeft> PARTICIPANT_LEFT =
            meeting("participant-left", ParticipantLeft.class);
    public static final EventType<PathSwitched> PATH_SWITCHED =
            meeting("path-switched", PathSwitched.class);
    public static final EventType<RoleChanged> ROLE_CHANGED =
            meeting("role-changed", RoleChanged.class);
    public static final EventType<AccessChanged> ACCESS_CHANGED =
            meeting("access-changed", AccessChanged.class);
    public static final EventType<LobbyEntered> LOBBY_ENTERED =
            meeting("lobby-entered", LobbyEntered.class);
    public static final EventType<LobbyLeft> LOBBY_LEFT = meeting("lobby-left", LobbyLeft.class);
    public static final EventType<MediaStopped> MEDIA_STOPPED =
            meeting("media-stopped", MediaStopped.class);
    public static final EventType<MediaTrouble> MEDIA_TROUBLE =
            meeting("media-trouble", MediaTrouble.class);
    public static final EventType<HandChanged> HAND_CHANGED =
            meeting("hand-changed", HandChanged.class);
    public static final EventType<ScreenShareChanged> SCREEN_SHARE_CHANGED =
            meeting("screen-share-changed", ScreenShareChanged.class);
    public static final EventType<AnnouncementMade> ANNOUNCEMENT_MADE =
            meeting("announcement-made", AnnouncementMade.class);
    public static final EventType<AnnouncementAcknowledged> ANNOUNCEMENT_ACKNOWLEDGED =
            meeting("announcement-acknowledged", AnnouncementAcknowledged.class);
    public static final EventType<PollOpened> POLL_OPENED =
            meeting("poll-opened", PollOpened.class);
    public static final EventType<PollClosed> POLL_CLOSED =
            meeting("poll-closed", PollClosed.class);
    public static final EventType<ChatSaid> CHAT_SAID = meeting("chat-said", ChatSaid.class);
    public static final EventType<ChatChanged> CHAT_CHANGED =
            meeting("chat-changed", ChatChanged.class);
    public static final EventType<MeetingEnded> MEETING_ENDED =
            meeting("ended", MeetingEnded.class);
    public static final EventType<RecordingStarted> RECORDING_STARTED =
            meeting("recording-started", RecordingStarted.class);
    public static final EventType<RecordingStopped> RECORDING_STOPPED =
            meeting("recording-stopped", RecordingStopped.class);
    public static final EventType<RecordingConsented> RECORDING_CONSENTED =
            meeting("recording-consented", RecordingConsented.class);
    public static final EventType<StreamOffered> STREAM_OFFERED =
            meeting("stream-offered", StreamOffered.class);
    public static final EventType<StreamRevoked> STREAM_REVOKED =
            meeting("stream-revoked", StreamRevoked.class);
    public static final EventType<FeedbackGiven> FEEDBACK_GIVEN =
            meeting("feedback-given", FeedbackGiven.class);
    public static final EventType<TaskChanged> TASK_CHANGED =
            meeting("task-changed", TaskChanged.class);
    public static final EventType<MeetingScheduled> MEETING_SCHEDULED =
            meeting("scheduled", MeetingScheduled.class);
    public static final EventType<MeetingChanged> MEETING_CHANGED =
            meeting("changed", MeetingChanged.class);
    public static final EventType<MeetingCancelled> MEETING_CANCELLED =
            meeting("cancelled", MeetingCancelled.class);
    public static final EventType<MeetingOpened> MEETING_OPENED =
            meeting("opened", MeetingOpened.class);
    public static final EventType<MeetingPlaced> MEETING_PLACED =
            type(
                    "dev.evenkeel.meeting.placed.v1",
                    Topics.MEETING_PLACEMENT,
                    "meetingId",
                    MeetingPlaced.class);

    public static final EventType<RelayStarted> RELAY_STARTED =
            relay("started", RelayStarted.class);
    public static final EventType<RelayHeartbeat> RELAY_HEARTBEAT =
            relay("heartbeat", RelayHeartbeat.class);
    public static final EventType<RelayPeerLost> RELAY_PEER_LOST =
            relay("peer-lost", RelayPeerLost.class);
    public static final EventType<RelayPeerFound> RELAY_PEER_FOUND =
            relay("peer-found", RelayPeerFound.class);
    public static final EventType<RelayStopped> RELAY_STOPPED =
            relay("stopped", RelayStopped.class);

    public static final EventType<StreamSample> STREAM_SAMPLED =
            type(
                    "dev.evenkeel.telemetry.stream-sampled.v1",
                    Topics.TELEMETRY_STREAMS,
                    "meetingId",
                    StreamSample.class);
    public static final EventType<DeviceReport> DEVICE_REPORTED =
            type(
                    "dev.evenkeel.telemetry.device-reported.v1",
                    Topics.TELEMETRY_DEVICES,
                    "deviceId",
                    DeviceReport.class);
    public static final EventType<LinkMeasurement> LINK_MEASURED =
            type(
                    "dev.evenkeel.telemetry.link-measured.v1",
                    Topics.TELEMETRY_LINKS,
                    "linkId",
                    LinkMeasurement.class);
    public static final EventType<LogEntry> LOG_RECORDED =
            type(
                    "dev.evenkeel.telemetry.log-recorded.v1",
                    Topics.TELEMETRY_LOGS,
                    "source",
                    LogEntry.class);
    public static final EventType<CheckReport> CHECKS_REPORTED =
            type(
                    "dev.evenkeel.telemetry.checks-reported.v1",
                    Topics.TELEMETRY_CHECKS,
                    "meetingId",
                    CheckReport.class);
    public static final EventType<RejectedTelemetry> TELEMETRY_REJECTED =
            type(
                    "dev.evenkeel.telemetry.rejected.v1",
                    Topics.TELEMETRY_REJECTED,
                    "producer",
                    RejectedTelemetry.class);
    public static final EventType<QualityWindow> QUALITY_WINDOW =
            type(
                    "dev.evenkeel.quality.window.v1",
                    Topics.QUALITY_WINDOWS,
                    "meetingId",
                    QualityWindow.class);
    public static final EventType<SubjectWindow> SUBJECT_WINDOW =
            type(
                    "dev.evenkeel.quality.subject-window.v1",
                    Topics.QUALITY_SUBJECTS,
                    "subject",
                    SubjectWindow.class);

    public static final EventType<Incident> INCIDENT_OPENED = incident("opened");
    public static final EventType<Incident> INCIDENT_ACKNOWLEDGED = incident("acknowledged");
    public static final EventType<Incident> INCIDENT_MITIGATING = incident("mitigating");
    public static final EventType<Incident> INCIDENT_MITIGATED = incident("mitigated");
    public static final EventType<Incident> INCIDENT_RESOLVED = incident("resolved");
    public static final EventType<Incident> INCIDENT_REOPENED = incident("reopened");
    public static final EventType<Incident> INCIDENT_COMMENTED = incident("commented");
    public static final EventType<Incident> INCIDENT_ASSIGNED = incident("assigned");
    public static final EventType<Incident> INCIDENT_MERGED = incident("merged");
    public static final EventType<Incident> INCIDENT_OPEN =
            type(
                    "dev.evenkeel.incident.open.v1",
                    Topics.INCIDENT_OPEN,
                    "incidentId",
                    Incident.class);
    public static final EventType<AlertNotification> ALERT_NOTIFICATION =
            type(
                    "dev.evenkeel.alert.notification.v1",
                    Topics.ALERT_NOTIFICATIONS,
                    "team",
                    AlertNotification.class);
    public static final EventType<FailoverCommand> FAILOVER_COMMAND =
            type(
                    "dev.evenkeel.failover.command.v1",
                    Topics.FAILOVER_COMMANDS,
                    "meetingId",
                    FailoverCommand.class);
    public static final EventType<FailoverOutcome> FAILOVER_OUTCOME =
            type(
                    "dev.evenkeel.failover.outcome.v1",
                    Topics.FAILOVER_OUTCOMES,
                    "meetingId",
                    FailoverOutcome.class);
    public static final EventType<DeviceSwitch> DEVICE_SWITCH =
            type(
                    "dev.evenkeel.failover.device-switch.v1",
                    Topics.FAILOVER_COMMANDS,
                    "deviceId",
                    DeviceSwitch.class);
    public static final EventType<DeviceSwitched> DEVICE_SWITCHED =
            type(
                    "dev.evenkeel.failover.device-switched.v1",
                    Topics.FAILOVER_OUTCOMES,
                    "deviceId",
                    DeviceSwitched.class);
    public static final EventType<LayerCeiling> LAYER_CEILING =
            type(
                    "dev.evenkeel.failover.layer-ceiling.v1",
                    Topics.FAILOVER_COMMANDS,
                    "meetingId",
                    LayerCeiling.class);
    public static final EventType<LayerCeilingSet> LAYER_CEILING_SET =
            type(
                    "dev.evenkeel.failover.layer-ceiling-set.v1",
                    Topics.FAILOVER_OUTCOMES,
                    "meetingId",
                    LayerCeilingSet.class);
    public static final EventType<PlanRun> PLAN_STARTED = plan("started");
    public static final EventType<PlanRun> PLAN_STEP_CHANGED = plan("step-changed");
    public static final EventType<PlanRun> PLAN_ENDED = plan("ended");

    public static final EventType<MeetingReportReady> MEETING_REPORT_READY =
            type(
                    "dev.evenkeel.report.meeting-ready.v1",
                    Topics.REPORT_MEETING,
                    "meetingId",
                    MeetingReportReady.class);
    public static final EventType<RecordingBegun> RECORDING_BEGUN =
            recording("begun", RecordingBegun.class);
    public static final EventType<RecordingGap> RECORDING_GAP_DECLARED =
            recording("gap-declared", RecordingGap.class);
    public static final EventType<RecordingStorage> RECORDING_STORAGE_FAILING =
            recording("storage-failing", RecordingStorage.class);
    public static final EventType<RecordingStorage> RECORDING_STORAGE_RECOVERED =
            recording("storage-recovered", RecordingStorage.class);
    public static final EventType<RecordingReady> RECORDING_READY =
            recording("ready", RecordingReady.class);
    public static final EventType<RecordingVerification> RECORDING_VERIFIED =
            recording("verified", RecordingVerification.class);
    public static final EventType<RecordingVerification> RECORDING_CORRUPTED =
            recording("corrupted", RecordingVerification.class);
    public static final EventType<RecordingHold> RECORDING_HELD =
            recording("held", RecordingHold.class);
    public static final EventType<RecordingHold> RECORDING_RELEASED =
            recording("released", RecordingHold.class);
    public static final EventType<RecordingDeleted> RECORDING_DELETED =
            recording("deleted", RecordingDeleted.class);
    public static final EventType<RecordingExported> RECORDING_EXPORTED =
            recording("exported", RecordingExported.class);
    public static final EventType<RecordingRefused> RECORDING_REFUSED =
            recording("refused", RecordingRefused.class);
    public static final EventType<RecordingQuota> RECORDING_QUOTA_WARNED = quota("warned");
    public static final EventType<RecordingQuota> RECORDING_QUOTA_REACHED = quota("reached");
    public static final EventType<RecordingQuota> RECORDING_QUOTA_RECOVERED = quota("recovered");

    public static final EventType<AuditEntry> AUDIT_RECORDED =
            type("dev.evenkeel.audit.recorded.v1", Topics.AUDIT_TRAIL, "actor", AuditEntry.class);

    public static final EventType<ComponentObserved> COMPONENT_OBSERVED =
            type(
                    "dev.evenkeel.platform.component-observed.v1",
                    Topics.PLATFORM_STATUS,
                    "componentId",
                    ComponentObserved.class);

    public static final EventType<DeadLetterReplayed> DEAD_LETTER_REPLAYED =
            type(
                    "dev.evenkeel.dead-letter.replayed.v1",
                    Topics.DEAD_LETTERS_REPLAYED,
                    "letterId",
                    DeadLetterReplayed.class);

    /** Every event type there is, as declared above. */
    public static final List<EventType<?>> ALL = List.copyOf(DECLARED);

    private EventTypes() {}

    /** The type with this CloudEvents {@code type} attribute. */
    public static Optional<EventType<?>> named(String name) {
        return ALL.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    private static <T> EventType<T> type(
            String name, String topic, String keyField, Class<T> data) {
        var declared = new EventType<>(name, topic, keyField, data);
        DECLARED.add(declared);
        return declared;
    }

    private static <T> EventType<T> meeting(String what, Class<T> data) {
        return type(
                "dev.evenkeel.meeting." + what + ".v1",
                Topics.MEETING_LIFECYCLE,
                "meetingId",
                data);
    }

    private static <T> EventType<T> relay(String what, Class<T> data) {
        return type("dev.evenkeel.relay." + what + ".v1", Topics.RELAY_STATUS, "relayId", data);
    }

    private static <T> EventType<T> recording(String what, Class<T> data) {
        return type(
                "dev.evenkeel.recording." + what + ".v1",
                Topics.RECORDING_LIFECYCLE,
                "recordingId",
                data);
    }

    private static EventType<RecordingQuota> quota(String what) {
        String name = "dev.evenkeel.recording.quota-" + what + ".v1";
        return type(name, Topics.RECORDING_QUOTA, "organisation", RecordingQuota.class);
    }

    private static EventType<PlanRun> plan(String what) {
        return type("dev.evenkeel.plan." + what + ".v1", Topics.PLAN_RUNS, "runId", PlanRun.class);
    }

    private static EventType<Incident> incident(String what) {
        return type(
                "dev.evenkeel.incident." + what + ".v1",
                Topics.INCIDENT_LIFECYCLE,
                "incidentId",
                Incident.class);
    }
}
