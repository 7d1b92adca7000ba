package dev.evenkeel.contracts.document;

import dev.evenkeel.contracts.event.EventType;
import java.util.stream.Collectors;

/** The table of topics for people: docs/topics.md. */
final class TopicTable {
    private static final String HEAD =
            """
            # Topics

            Generated from `services/contracts`; repeat with `mvn -pl services/contracts test -Dcontracts.write=true`.
            Records are CloudEvents 1.0 in binary mode: attributes in `ce_*` headers, JSON in the value, `traceparent` beside them.
            Fields, schemas and examples are in [asyncapi.yaml](asyncapi.yaml).

            | Topic | Key | Producer → consumers | Events |
            |---|---|---|---|
            """;

    private TopicTable() {}

    static String render() {
        return TopicRoute.ALL.stream()
                .map(TopicTable::row)
                .collect(Collectors.joining("\n", HEAD, "\n"));
    }

    private static String row(TopicRoute route) {
        return "| `%s`%s<br>%s | `%s` | %s → %s | %s |"
                .formatted(
                        route.topic(),
                        route.compacted() ? " (compacted)" : "",
                        route.purpose(),
                        route.keyField(),
                        route.producers(),
                        route.consumers(),
                        events(route));
    }

    private static String events(TopicRoute route) {
        return route.events().stream()
                .map(EventType::name)
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining("<br>"));
    }
}
