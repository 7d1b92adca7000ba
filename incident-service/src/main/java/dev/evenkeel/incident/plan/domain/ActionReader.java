package dev.evenkeel.incident.plan.domain;

import dev.evenkeel.contracts.failover.Ceiling;
import dev.evenkeel.contracts.failover.FailoverCommand;
import dev.evenkeel.incident.plan.domain.PlanStep.Until;
import dev.evenkeel.incident.ruleset.domain.YamlFields;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what a step does, with the parameters of that action. */
final class ActionReader {
    /** Who may be asked. */
    static final Map<String, String> ROLES = Map.of("operator", "operator", "admin", "admin");

    private static final int MOST_MOVES = 50;
    private static final int MOST_OPTIONS = 6;

    /** Lines of the smallest picture in which a face is still known. */
    private static final int LEAST_HEIGHT = 90;

    /** Voice and one smallest picture, in bits a second. */
    private static final int LEAST_BITRATE = 100_000;

    private static final Duration LONGEST_CEILING = Duration.ofHours(24);
    private static final Map<String, FailoverCommand.Action> OF_PRIMARY =
            Map.of(
                    "promote-standby", FailoverCommand.Action.PROMOTE_STANDBY,
                    "move-meeting", FailoverCommand.Action.MOVE_MEETING);
    private static final Map<String, FailoverCommand.Action> OF_STANDBY =
            Map.of("replace-standby", FailoverCommand.Action.REPLACE_STANDBY);

    private final YamlFields fields;

    ActionReader(YamlFields fields) {
        this.fields = fields;
    }

    PlanAction read() {
        Map<String, Supplier<PlanAction>> kinds =
                Map.ofEntries(
                        Map.entry("move-meetings", this::moveMeetings),
                        Map.entry("lower-layers", this::lowerLayers),
                        Map.entry("raise-layers", this::raiseLayers),
                        Map.entry("drain-relay", PlanAction.DrainRelay::new),
                        Map.entry("take-back-relay", PlanAction.TakeBackRelay::new),
                        Map.entry("switch-device", PlanAction.SwitchDevice::new),
                        Map.entry("switch-link", () -> new PlanAction.SwitchLink(url(), keys())),
                        Map.entry(
                                "take-back-link", () -> new PlanAction.TakeBackLink(url(), keys())),
                        Map.entry("call-webhook", () -> new PlanAction.CallWebhook(url(), keys())),
                        Map.entry("page-team", () -> new PlanAction.PageTeam(fields.text("team"))),
                        Map.entry("ask-person", this::askPerson),
                        Map.entry("wait-for", this::waitFor));
        return fields.word("action", kinds)
                .map(Supplier::get)
                .orElseGet(PlanAction.TakeBackRelay::new);
    }

    private PlanAction moveMeetings() {
        int attempts = fields.whole("mostAttempts", 1);
        if (attempts > MOST_MOVES) {
            fields.wrong("mostAttempts", "at most " + MOST_MOVES, Integer.toString(attempts));
        }
        return new PlanAction.MoveMeetings(
                fields.word("primary", OF_PRIMARY).orElse(FailoverCommand.Action.MOVE_MEETING),
                fields.word("standby", OF_STANDBY).orElse(FailoverCommand.Action.REPLACE_STANDBY),
                fields.duration("expireAfter"),
                fields.duration("retryAfter"),
                attempts,
                fields.duration("holdDown"));
    }

    private PlanAction lowerLayers() {
        boolean audioOnly = fields.has("audioOnly") && fields.yesOrNo("audioOnly");
        @Nullable Integer height =
                fields.has("height") ? fields.whole("height", LEAST_HEIGHT) : null;
        @Nullable Long bitrate =
                fields.has("bitrate") ? (long) fields.whole("bitrate", LEAST_BITRATE) : null;
        if (!audioOnly && height == null && bitrate == null) {
            fields.wrong("height", "a ceiling: height, bitrate or audioOnly: true", "none");
        }
        Duration atMost = fields.duration("atMost");
        if (!atMost.isPositive() || atMost.compareTo(LONGEST_CEILING) > 0) {
            fields.wrong("atMost", "above zero, at most PT24H", atMost.toString());
        }
        return new PlanAction.LowerLayers(new Ceiling(audioOnly, height, bitrate), atMost);
    }

    private PlanAction raiseLayers() {
        return new PlanAction.RaiseLayers(fields.durationOr("stay", Duration.ZERO));
    }

    private PlanAction askPerson() {
        List<String> options = fields.words("options");
        if (options.isEmpty() || options.size() > MOST_OPTIONS) {
            fields.wrong("options", "1–" + MOST_OPTIONS + " texts", options.size() + " texts");
        } else if (new HashSet<>(options).size() < options.size()) {
            fields.wrong("options", "each text once", String.join(", ", options));
        }
        return new PlanAction.AskPerson(fields.word("role", ROLES).orElse("operator"), options);
    }

    private PlanAction waitFor() {
        return new PlanAction.WaitFor(
                fields.word(
                                "until",
                                Map.of("mitigated", Until.MITIGATED, "resolved", Until.RESOLVED))
                        .orElse(Until.RESOLVED));
    }

    private URI url() {
        return fields.known("url", "an http or https address", ActionReader::url)
                .orElse(URI.create("https://localhost"));
    }

    private static Optional<URI> url(String text) {
        try {
            URI url = new URI(text);
            boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            return web && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private String keys() {
        return fields.known(
                        "keys",
                        "the name of a file in the folder of secrets",
                        text ->
                                text.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}")
                                        ? Optional.of(text)
                                        : Optional.<String>empty())
                .orElse("none");
    }
}
