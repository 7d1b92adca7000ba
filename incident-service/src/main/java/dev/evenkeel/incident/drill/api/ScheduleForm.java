package dev.evenkeel.incident.drill.api;

import dev.evenkeel.incident.drill.domain.DrillFault;
import dev.evenkeel.incident.drill.domain.DrillRule;
import dev.evenkeel.incident.drill.domain.DrillSchedule;
import dev.evenkeel.incident.run.domain.Run;
import dev.evenkeel.platform.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads what is asked of the calendar. */
sealed interface ScheduleForm {
    record Asked(DrillSchedule schedule) implements ScheduleForm {}

    record Wrong(Problem problem) implements ScheduleForm {}

    /**
     * Reads it.
     *
     * @param canBeTried whether its plan can be tried
     */
    static ScheduleForm read(
            @Nullable ScheduleBody body,
            boolean canBeTried,
            String key,
            String actor,
            Instant now) {
        if (body == null || body.planId() == null || !canBeTried) {
            return wrong(
                    "/planId",
                    "a plan that can be tried: " + DrillFault.plans(),
                    body == null ? null : body.planId());
        }
        if (body.fault() == null || !body.fault().tries(body.planId())) {
            return wrong(
                    "/fault",
                    DrillFault.of(body.planId()),
                    body.fault() == null ? null : body.fault().word());
        }
        if (body.rule() != null && DrillRule.parse(body.rule()).isEmpty()) {
            return wrong("/rule", DrillRule.expected(), body.rule());
        }
        ZoneId zone;
        LocalDateTime start;
        try {
            zone = ZoneId.of(String.valueOf(body.zone()));
        } catch (DateTimeException _) {
            return wrong("/zone", "a time zone such as Europe/Berlin", body.zone());
        }
        try {
            start =
                    LocalDateTime.parse(String.valueOf(body.start()))
                            .truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException _) {
            return wrong("/start", "a date and time of day such as 2026-12-01T03:00", body.start());
        }
        if (!start.atZone(zone).toInstant().isAfter(now)) {
            return wrong("/start", "a date to come", body.start());
        }
        return new Asked(
                new DrillSchedule(
                        Run.id("drill-schedule", key),
                        body.planId(),
                        body.fault(),
                        start,
                        zone,
                        body.rule(),
                        actor,
                        now,
                        null));
    }

    private static Wrong wrong(String field, String expected, @Nullable String actual) {
        return new Wrong(Problem.badField(field, expected, actual));
    }
}
