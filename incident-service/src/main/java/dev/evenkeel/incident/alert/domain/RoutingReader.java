package dev.evenkeel.incident.alert.domain;

import dev.evenkeel.incident.ruleset.domain.RuleError;
import dev.evenkeel.incident.ruleset.domain.YamlFields;
import dev.evenkeel.incident.ruleset.domain.YamlRoot;
import dev.evenkeel.incident.silence.domain.Match;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a routing file, docs/alerts.md. */
public final class RoutingReader {
    private static final Duration GROUP_WAIT = Duration.ofSeconds(1);

    private final List<RuleError> errors = new ArrayList<>();
    private final Map<String, Receiver> receivers = new HashMap<>();
    private final Map<String, Hours> hours = new HashMap<>();

    private RoutingReader() {}

    /**
     * A file as read.
     *
     * @param value there when nothing is wrong
     */
    public record Result(Optional<Routing> value, List<RuleError> errors) {}

    /** Reads one file. */
    public static Result read(String file, String text) {
        RoutingReader reader = new RoutingReader();
        Optional<Routing> read =
                YamlRoot.read(file, text, "a map with receivers and routes", reader.errors)
                        .map(reader::routing);
        List<RuleError> errors = reader.errors.stream().sorted(RuleError.BY_PLACE).toList();
        return new Result(errors.isEmpty() ? read : Optional.empty(), errors);
    }

    private Routing routing(YamlFields fields) {
        fields.children("receivers").forEach(this::receiver);
        if (fields.has("hours")) {
            fields.children("hours").forEach(this::hours);
        }
        List<Route> routes = fields.children("routes").stream().map(this::route).toList();
        fields.noOthers();
        return new Routing(receivers, routes);
    }

    private void receiver(YamlFields fields) {
        String id = fields.text("id");
        Optional<Receiver> receiver = new ReceiverReader(fields, id).read();
        fields.noOthers();
        receiver.filter(one -> receivers.put(id, one) != null)
                .ifPresent(_ -> fields.wrong("id", "the id of no other receiver", id));
    }

    private void hours(YamlFields fields) {
        String id = fields.text("id");
        ZoneId zone =
                fields.known("zone", "a time zone such as Europe/Berlin", RoutingReader::zone)
                        .orElse(ZoneId.of("UTC"));
        Set<DayOfWeek> days = new HashSet<>();
        for (String day : fields.words("days")) {
            Optional<DayOfWeek> known = day(day);
            known.ifPresent(days::add);
            if (known.isEmpty()) {
                fields.wrong("days", "mon, tue, wed, thu, fri, sat, sun", day);
            }
        }
        if (days.isEmpty()) {
            days.addAll(Set.of(DayOfWeek.values()));
        }
        Hours read = new Hours(zone, days, time(fields, "from"), time(fields, "until"));
        fields.noOthers();
        if (hours.put(id, read) != null) {
            fields.wrong("id", "the id of no other hours", id);
        }
    }

    private Route route(YamlFields fields) {
        Map<String, String> match =
                fields.has("match")
                        ? fields.child("match").map(YamlFields::texts).orElse(Map.of())
                        : Map.of();
        if (!Route.FIELDS.containsAll(match.keySet())) {
            fields.wrong("match", "of " + String.join(", ", Route.FIELDS), match.toString());
        }
        List<Route.Step> steps =
                fields.has("escalate")
                        ? fields.children("escalate").stream().map(this::step).toList()
                        : List.of();
        @Nullable Duration repeat =
                fields.has("repeatEvery") ? fields.duration("repeatEvery") : null;
        if (repeat != null && (steps.isEmpty() || repeat.toSeconds() < 60)) {
            fields.wrong("repeatEvery", "at least PT1M, after escalate", repeat.toString());
        }
        ordered(fields, steps);
        Route route =
                new Route(
                        new Match(match),
                        hoursOf(fields),
                        receiverIds(fields),
                        fields.durationOr("groupWait", GROUP_WAIT),
                        fields.has("continue") && fields.yesOrNo("continue"),
                        steps,
                        repeat);
        fields.noOthers();
        return route;
    }

    private static void ordered(YamlFields fields, List<Route.Step> steps) {
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).after().compareTo(steps.get(i - 1).after()) <= 0) {
                fields.wrong(
                        "escalate", "each step after the one before", "" + steps.get(i).after());
            }
        }
    }

    private Route.Step step(YamlFields fields) {
        Route.Step step = new Route.Step(fields.duration("after"), receiverIds(fields));
        fields.noOthers();
        return step;
    }

    private Hours hoursOf(YamlFields fields) {
        if (!fields.has("hours")) {
            return Hours.ALWAYS;
        }
        return fields.known(
                        "hours",
                        "one of the hours: " + String.join(", ", hours.keySet()),
                        id -> Optional.ofNullable(hours.get(id)))
                .orElse(Hours.ALWAYS);
    }

    private List<String> receiverIds(YamlFields fields) {
        List<String> ids = fields.words("receivers");
        if (ids.isEmpty()) {
            fields.wrong("receivers", "a list of at least one receiver", "none");
        }
        ids.stream()
                .filter(id -> !receivers.containsKey(id))
                .forEach(id ->
                        fields.wrong(
                                "receivers",
                                "of the receivers " + String.join(", ", receivers.keySet()),
                                id));
        return ids;
    }

    private static LocalTime time(YamlFields fields, String name) {
        return fields.known(
                        name,
                        "a time of day such as \"08:00\"",
                        text ->
                                text.matches("([01]\\d|2[0-3]):[0-5]\\d")
                                        ? Optional.of(LocalTime.parse(text))
                                        : Optional.empty())
                .orElse(LocalTime.MIN);
    }

    private static Optional<ZoneId> zone(String text) {
        return ZoneId.getAvailableZoneIds().contains(text)
                ? Optional.of(ZoneId.of(text))
                : Optional.empty();
    }

    private static Optional<DayOfWeek> day(String text) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().substring(0, 3).equals(text.toUpperCase(Locale.ROOT))) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    static Optional<URI> url(String text) {
        try {
            URI url = URI.create(text);
            boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            return web && url.getHost() != null && url.getUserInfo() == null
                    ? Optional.of(url)
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
