package dev.evenkeel.incident.alert.domain;

import dev.evenkeel.incident.ruleset.domain.YamlFields;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads one receiver of a routing file. */
final class ReceiverReader {
    private static final URI PAGERDUTY = URI.create("https://events.pagerduty.com/v2/enqueue");
    private static final String NAME = "[A-Za-z0-9._-]{1,100}";

    private final YamlFields fields;
    private final String id;

    ReceiverReader(YamlFields fields, String id) {
        this.fields = fields;
        this.id = id;
    }

    Optional<Receiver> read() {
        Map<String, Supplier<Receiver>> kinds =
                Map.of(
                        "webhook", () -> new Receiver.Webhook(id, language(), url(), keys()),
                        "alertmanager", () -> new Receiver.Alertmanager(id, language(), url()),
                        "pagerduty",
                                () ->
                                        new Receiver.PagerDuty(
                                                id,
                                                language(),
                                                fields.has("url") ? url() : PAGERDUTY,
                                                keys()),
                        "mail", () -> new Receiver.Mail(id, language(), addresses()));
        return fields.word("kind", kinds).map(Supplier::get);
    }

    private AlertLanguage language() {
        return fields.has("language")
                ? fields.word("language", AlertLanguage.BY_TAG).orElse(AlertLanguage.ENGLISH)
                : AlertLanguage.ENGLISH;
    }

    private URI url() {
        return fields.known("url", "an http or https address", RoutingReader::url)
                .orElse(PAGERDUTY);
    }

    private String keys() {
        return fields.known(
                        "keys",
                        "the name of a file in the folder of secrets",
                        text ->
                                text.matches(NAME) && !text.startsWith(".")
                                        ? Optional.of(text)
                                        : Optional.<String>empty())
                .orElse("none");
    }

    private List<String> addresses() {
        List<String> to = fields.words("to");
        if (to.isEmpty()) {
            fields.wrong("to", "a list of mail addresses", "none");
        }
        to.stream()
                .filter(one -> !one.matches("[^@\\s<>,]+@[^@\\s<>,]+"))
                .forEach(one -> fields.wrong("to", "mail addresses", one));
        return to;
    }
}
