package dev.evenkeel.incident.ruleset.domain;

import dev.evenkeel.incident.rule.domain.When;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the condition of a rule about the newest event of a subject. */
final class StateReader {
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    private StateReader() {}

    static When read(YamlFields when, When.Events events) {
        String field = when.text("field");
        When.OlderThan olderThan = olderThan(when, events.type());
        Set<String> values =
                olderThan == null || when.has("in") ? Set.copyOf(when.words("in")) : Set.of();
        EventFields known = new EventFields(events.type());
        known.check(when, "field", field);
        known.check(when, "in", field, values);
        return new When.State(
                events,
                field,
                values,
                olderThan,
                unheard(when, events.type()),
                when.durationOr("forgottenAfter", FORGOTTEN_AFTER));
    }

    private static When.@Nullable OlderThan olderThan(YamlFields when, String type) {
        if (!when.has("olderThan")) {
            return null;
        }
        return when.child("olderThan").map(older -> readOlderThan(older, type)).orElse(null);
    }

    private static When.OlderThan readOlderThan(YamlFields older, String type) {
        String by = older.text("by");
        new EventFields(type).check(older, "by", by);
        Map<String, String> versions =
                older.child("versions").map(YamlFields::texts).orElse(Map.of());
        if (versions.isEmpty()) {
            older.wrong("versions", "a version for at least one " + by, "none");
        }
        older.noOthers();
        return new When.OlderThan(by, versions);
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
