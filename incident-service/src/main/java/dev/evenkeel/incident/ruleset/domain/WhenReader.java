package dev.evenkeel.incident.ruleset.domain;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.incident.rule.domain.LinkBoard;
import dev.evenkeel.incident.rule.domain.Measure;
import dev.evenkeel.incident.rule.domain.Scope;
import dev.evenkeel.incident.rule.domain.When;
import dev.evenkeel.incident.rule.domain.When.Aggregate;
import dev.evenkeel.incident.rule.domain.When.Bound;
import dev.evenkeel.incident.rule.domain.When.Direction;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the kind of a rule and its condition. */
final class WhenReader {
    private static final When NONE = new When.BuiltIn("none");
    private static final Set<String> WATCHED =
            Set.of(
                    Topics.RELAY_STATUS,
                    Topics.MEETING_LIFECYCLE,
                    Topics.MEETING_PLACEMENT,
                    Topics.QUALITY_WINDOWS,
                    Topics.TELEMETRY_LINKS,
                    Topics.TELEMETRY_DEVICES,
                    Topics.PLATFORM_STATUS,
                    Topics.AUDIT_TRAIL);
    private static final String MEASURES =
            Stream.of(Measure.values()).map(Measure::word).collect(Collectors.joining(" | "));

    /** So much of the past of links a service that starts knows at once. */
    private static final Duration LONGEST_MEAN = LinkBoard.FORGOTTEN;

    private final YamlFields rule;
    private final String id;

    WhenReader(YamlFields rule, String id) {
        this.rule = rule;
        this.id = id;
    }

    When read() {
        Map<String, String> kinds = new HashMap<>();
        Stream.of("threshold", "rate", "transitions", "state", "absence", "change", "correlation")
                .forEach(kind -> kinds.put(kind, kind));
        BuiltInKinds.names().forEach(kind -> kinds.put(kind, kind));
        String kind = rule.word("kind", kinds).orElse("none");
        if (BuiltInKinds.names().contains(kind)) {
            if (!id.equals(kind)) {
                rule.wrong("id", kind + ", because only one rule is of that kind", id);
            }
            return new When.BuiltIn(kind);
        }
        if (kind.equals("none")) {
            rule.has("when");
            return NONE;
        }
        if (BuiltInKinds.names().contains(id)) {
            rule.wrong("kind", id + ", because the id is that of a rule built in", kind);
        }
        return rule.child("when").map(when -> read(kind, when)).orElse(NONE);
    }

    private static When read(String kind, YamlFields when) {
        When read =
                switch (kind) {
                    case "threshold" -> threshold(when);
                    case "rate" ->
                            new When.Rate(
                                    events(when),
                                    when.duration("within"),
                                    when.whole("atLeast", 1));
                    case "transitions" -> transitions(when);
                    case "state" -> StateReader.read(when, events(when));
                    case "absence" ->
                            new When.Absence(
                                    events(when),
                                    when.duration("longerThan"),
                                    when.durationOr("forgottenAfter", Duration.ofMinutes(10)));
                    case "change" -> change(when);
                    case "correlation" -> correlation(when);
                    default -> NONE;
                };
        when.noOthers();
        return read;
    }

    private static When transitions(YamlFields when) {
        When.Events events = events(when);
        String field = when.text("field");
        Set<String> from = Set.copyOf(when.words("from"));
        Set<String> to = Set.copyOf(when.words("to"));
        EventFields known = new EventFields(events.type());
        known.check(when, "field", field);
        known.check(when, "from", field, from);
        known.check(when, "to", field, to);
        if (from.isEmpty() || to.isEmpty() || !Collections.disjoint(from, to)) {
            when.wrong(
                    "to",
                    "a list of values, of which none is in from",
                    new TreeSet<>(to) + ", from " + new TreeSet<>(from));
        }
        return new When.Transitions(
                events,
                field,
                from,
                to,
                optional(when, "each", events.type()),
                when.duration("within"),
                when.whole("atLeast", 1));
    }

    private static When threshold(YamlFields when) {
        Measure measure = measure(when);
        return new When.Threshold(
                measure,
                per(when, measure),
                aggregate(when),
                bound(when),
                when.has("meanOver") ? meanOver(when, measure) : null);
    }

    private static @Nullable Duration meanOver(YamlFields when, Measure measure) {
        if (measure.scope() != Scope.LINK) {
            when.wrong("meanOver", "nothing, but for a measure of links", when.text("meanOver"));
        }
        return when.known(
                        "meanOver",
                        "a duration longer than PT0S, at most " + LONGEST_MEAN,
                        text ->
                                Optional.of(Duration.parse(text))
                                        .filter(Duration::isPositive)
                                        .filter(one -> one.compareTo(LONGEST_MEAN) <= 0))
                .orElse(null);
    }

    private static When change(YamlFields when) {
        Measure measure = measure(when);
        return new When.Change(
                measure,
                per(when, measure),
                aggregate(when),
                when.word("direction", words(Direction.values())).orElse(Direction.BOTH),
                when.number("deviations"),
                when.number("leastChange"),
                when.whole("fewestReadings", 3),
                when.duration("history"));
    }

    private static When correlation(YamlFields when) {
        When.Part part =
                when.child("of")
                        .map(WhenReader::part)
                        .orElseGet(() -> new When.Part.Firing("none"));
        Scope narrow =
                part instanceof When.Part.Measured measured
                        ? measured.measure().scope()
                        : Scope.RELAY;
        Scope parent = when.word("parent", words(Scope.values())).orElse(Scope.PLATFORM);
        if (!narrow.isWithin(parent)) {
            when.wrong("parent", "wider than " + word(narrow), word(parent));
        }
        return new When.Correlation(part, parent, when.whole("atLeast", 1), when.ratio("ratio"));
    }

    private static When.Part part(YamlFields of) {
        When.Part part =
                of.has("rule")
                        ? new When.Part.Firing(of.text("rule"))
                        : new When.Part.Measured(measure(of), bound(of));
        of.noOthers();
        return part;
    }

    private static Measure measure(YamlFields fields) {
        return fields.known("measure", MEASURES, Measure::named).orElse(Measure.LOSS_RATIO);
    }

    private static Scope per(YamlFields fields, Measure measure) {
        Scope per = fields.word("per", words(Scope.values())).orElse(measure.scope());
        if (per != measure.scope() && !measure.scope().isWithin(per)) {
            fields.wrong("per", word(measure.scope()) + " or wider", word(per));
        }
        return per;
    }

    private static Aggregate aggregate(YamlFields fields) {
        return fields.has("aggregate")
                ? fields.word("aggregate", words(Aggregate.values())).orElse(Aggregate.MEAN)
                : Aggregate.MEAN;
    }

    private static Bound bound(YamlFields fields) {
        if (fields.has("over") == fields.has("under")) {
            fields.wrong("over", "either over or under", fields.has("over") ? "both" : "neither");
        }
        boolean over = fields.has("over");
        if (over && fields.has("under")) {
            fields.number("under");
        }
        return over || fields.has("under")
                ? new Bound(over, fields.number(over ? "over" : "under"))
                : new Bound(true, 0);
    }

    private static When.Events events(YamlFields fields) {
        String type =
                fields.known("event", "the type of an event on " + WATCHED, WhenReader::watched)
                        .orElse("");
        Map<String, String> where =
                fields.has("where")
                        ? fields.child("where").map(YamlFields::texts).orElse(Map.of())
                        : Map.of();
        EventFields known = new EventFields(type);
        where.keySet().forEach(name -> known.check(fields, "where", name));
        return new When.Events(
                type,
                where,
                fields.word("per", words(Scope.values())).orElse(Scope.PLATFORM),
                optional(fields, "by", type),
                optional(fields, "distinct", type));
    }

    private static @Nullable String optional(YamlFields fields, String name, String type) {
        if (!fields.has(name)) {
            return null;
        }
        String value = fields.text(name);
        new EventFields(type).check(fields, name, value);
        return value;
    }

    private static Optional<String> watched(String type) {
        return EventTypes.named(type)
                .filter(event -> WATCHED.contains(event.topic()))
                .map(event -> type);
    }

    private static <E extends Enum<E>> Map<String, E> words(E[] values) {
        return Stream.of(values).collect(Collectors.toMap(WhenReader::word, value -> value));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
