package dev.evenkeel.telemetry.domain;

import dev.evenkeel.contracts.telemetry.CheckReport;
import dev.evenkeel.contracts.telemetry.DeviceReport;
import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import dev.evenkeel.contracts.telemetry.LogEntry;
import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.contracts.telemetry.StreamSample.Reporter;
import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.telemetry.domain.Producer.Device;
import dev.evenkeel.telemetry.domain.Producer.Participant;
import dev.evenkeel.telemetry.domain.Producer.Site;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may report what: the one place where that is decided. */
public final class Permissions {
    private Permissions() {}

    /** Why a producer may not send this kind at all; empty if it may. */
    public static Optional<Problem> mayReport(Producer producer, TelemetryKind kind) {
        Set<TelemetryKind> allowed =
                switch (producer) {
                    case Participant _ -> Set.of(TelemetryKind.STREAMS, TelemetryKind.CHECKS);
                    case Device device -> device.kinds();
                    case Site site -> site.kinds();
                };
        return allowed.contains(kind)
                ? Optional.empty()
                : Optional.of(Problem.forbidden("the token is not for " + kind.word()));
    }

    /** Why this is not the producer's own; empty if it is. So are the four below. */
    static Optional<Problem> own(Producer producer, StreamSample sample) {
        return switch (producer) {
            case Participant(var participantId, var meetingId, _) ->
                    same("/meetingId", meetingId, sample.meetingId())
                            .or(() -> same("/participantId", participantId, sample.participantId()))
                            .or(() -> notByClient(sample));
            case Device _, Site _ -> notForStreams();
        };
    }

    static Optional<Problem> own(Producer producer, DeviceReport report) {
        return switch (producer) {
            case Participant _ -> onlyStreams();
            case Device device ->
                    same("/deviceId", device.deviceId(), report.deviceId())
                            .or(() -> same("/siteId", device.siteId(), report.siteId()));
            case Site site -> same("/siteId", site.siteId(), report.siteId());
        };
    }

    static Optional<Problem> own(Producer producer, LinkMeasurement measurement) {
        return switch (producer) {
            case Participant _ -> onlyStreams();
            case Device device ->
                    same("/deviceId", device.deviceId(), measurement.deviceId())
                            .or(() -> same("/siteId", device.siteId(), measurement.siteId()));
            case Site site -> same("/siteId", site.siteId(), measurement.siteId());
        };
    }

    static Optional<Problem> own(Producer producer, LogEntry entry) {
        return switch (producer) {
            case Participant _ -> onlyStreams();
            case Device device -> within(device.deviceId(), entry.source());
            case Site site -> within(site.siteId(), entry.source());
        };
    }

    static Optional<Problem> own(Producer producer, CheckReport report) {
        return switch (producer) {
            case Participant(var participantId, var meetingId, _) ->
                    same("/meetingId", meetingId, report.meetingId())
                            .or(() ->
                                    same("/participantId", participantId, report.participantId()));
            case Device _, Site _ -> notForChecks();
        };
    }

    private static Optional<Problem> within(String owner, String source) {
        return source.equals(owner) || source.startsWith(owner + "/")
                ? Optional.empty()
                : Optional.of(foreign("/source", owner + " or " + owner + "/…", source));
    }

    private static Optional<Problem> same(
            String field, @Nullable String own, @Nullable String actual) {
        if (own == null) {
            return actual == null
                    ? Optional.empty()
                    : Optional.of(foreign(field, "absent, as the token names none", actual));
        }
        return own.equals(actual)
                ? Optional.empty()
                : Optional.of(foreign(field, own, actual == null ? "nothing" : actual));
    }

    private static Problem foreign(String field, String own, String actual) {
        return Problem.forbidden("the token is for reports about oneself")
                .withField(field, own, actual);
    }

    private static Optional<Problem> notByClient(StreamSample sample) {
        return sample.reporter() == Reporter.CLIENT
                ? Optional.empty()
                : Optional.of(Problem.badField("/reporter", "client", "relay"));
    }

    private static Optional<Problem> onlyStreams() {
        return Optional.of(
                Problem.forbidden("a participant reports its own streams and checks only"));
    }

    private static Optional<Problem> notForChecks() {
        return Optional.of(Problem.forbidden("checks are reported by participants"));
    }

    private static Optional<Problem> notForStreams() {
        return Optional.of(Problem.forbidden("streams are reported by participants"));
    }
}
