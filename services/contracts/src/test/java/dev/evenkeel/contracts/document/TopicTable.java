package dev.evenkeel.contracts.document;

import dev.evenkeel.contracts.event.DeadLetterTopics;
import dev.evenkeel.contracts.event.EventType;
import dev.evenkeel.contracts.event.Retention;
import java.util.stream.Collectors;

/** The table of topics for people: docs/topics.md. */
final class TopicTable {
    private static final String HEAD =
            """
            # Topics

            Generated from `services/contracts`; repeat with `mvn -pl services/contracts test -Dcontracts.write=true`.
            Records are CloudEvents 1.0 in binary mode: attributes in `ce_*` headers, JSON in the value, `traceparent` beside them.
            Fields, schemas and examples are in [asyncapi.yaml](asyncapi.yaml).

            | Topic | Key | Producer → consumers | Kept | Events |
            |---|---|---|---|---|
            """;
    private static final String DEAD_LETTERS =
            """

            ## Dead letters

            What a consumer could not use is copied, byte for byte, to a topic of its own with the header `dead-letter-reason`; `./evenkeel dead-letters` lists,
            shows and replays them, and refused telemetry with them.

            | Topic | Records of | Kept |
            |---|---|---|
            """;

    private TopicTable() {}

    static String render() {
        return TopicRoute.ALL.stream()
                        .map(TopicTable::row)
                        .collect(Collectors.joining("\n", HEAD, "\n"))
                + DeadLetterTopics.ALL.stream()
                        .map(TopicTable::deadLetterRow)
                        .collect(Collectors.joining("\n", DEAD_LETTERS, "\n"));
    }

    private static String deadLetterRow(String topic) {
        return "| `%s` | `%s` | %d days |"
                .formatted(topic, DeadLetterTopics.origin(topic), Retention.of(topic).toDays());
    }

    private static String row(TopicRoute route) {
        return "| `%s`%s<br>%s | `%s` | %s → %s | %s | %s |"
                .formatted(
                        route.topic(),
                        route.compacted() ? " (compacted)" : "",
                        route.purpose(),
                        String.join("` or `", route.keyFields()),
                        route.producers(),
                        route.consumers(),
                        route.kept(),
                        events(route));
    }

    private static String events(TopicRoute route) {
        return route.events().stream()
                .map(EventType::name)
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining("<br>"));
    }
}
