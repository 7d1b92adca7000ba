package dev.evenkeel.local.cli;

import dev.evenkeel.contracts.event.DeadLetterTopics;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.local.events.EventLine;
import dev.evenkeel.local.events.EventTail;
import dev.evenkeel.local.process.Readiness;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints events as they come. */
@Command(name = "events", description = "Prints events as they come, readable.")
final class EventsCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "topic",
            description = "Topics; all of the contracts if none is given.")
    private List<String> topics = List.of();

    @Option(names = "--from-beginning", description = "Everything Kafka still has comes first.")
    private boolean fromBeginning;

    @Option(names = "--json", description = "One JSON object per line.")
    private boolean json;

    @Override
    public Integer call() {
        var wanted = topics.isEmpty() ? Topics.ALL : topics;
        requireKnown(wanted);
        var port = Context.fromEnvironment().settings().ports().kafka();
        if (!Readiness.tcp(port).isServing()) {
            throw new RefusedException(
                    "Kafka does not answer at port %d: start everything with ./evenkeel up."
                            .formatted(port));
        }
        try (var tail = EventTail.open("127.0.0.1:" + port, wanted, fromBeginning)) {
            System.err.printf("Following %s; Ctrl+C ends it.%n", String.join(", ", wanted));
            while (!System.out.checkError()) {
                for (var record : tail.next()) {
                    System.out.println(json ? EventLine.json(record) : EventLine.text(record));
                }
            }
        }
        return 0;
    }

    private static void requireKnown(List<String> wanted) {
        for (var topic : wanted) {
            if (!Topics.ALL.contains(topic) && !DeadLetterTopics.ALL.contains(topic)) {
                throw new RefusedException(
                        "There is no topic “%s”; there are: %s"
                                .formatted(topic, String.join(", ", Topics.ALL)));
            }
        }
    }
}
