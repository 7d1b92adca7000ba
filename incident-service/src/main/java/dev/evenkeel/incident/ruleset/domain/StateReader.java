package dev.evenkeel.incident.ruleset.domain;

import dev.evenkeel.incident.rule.domain.When;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the condition of a rule about the newest event of a subject. */
final class StateReader {
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    private StateReader() {}

    static When read(YamlFields when, When.Events events) {
        String field = when.text("field");
        Set<String> values = Set.copyOf(when.words("in"));
        EventFields known = new EventFields(events.type());
        known.check(when, "field", field);
        known.check(when, "in", field, values);
        return new When.State(
                events,
                field,
                values,
                unheard(when, events.type()),
                when.durationOr("forgottenAfter", FORGOTTEN_AFTER));
    }

    private static When.@Nullable Unheard unheard(YamlFields when, String type) {
        if (!when.has("unheard")) {
            return null;
        }
        return when.child("unheard").map(unheard -> read(unheard, type)).orElse(null);
    }

    private static When.Unheard read(YamlFields unheard, String type) {
        String amongst = unheard.text("amongst");
        new EventFields(type).check(unheard, "amongst", amongst);
        When.Unheard read =
                new When.Unheard(
                        unheard.duration("longerThan"), unheard.number("timesUsual"), amongst);
        unheard.noOthers();
        return read;
    }
}
