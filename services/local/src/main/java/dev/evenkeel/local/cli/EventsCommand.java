package dev.evenkeel.local.cli;

import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.local.events.EventLine;
import dev.evenkeel.local.events.EventTail;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints events as they come. */
@Command(name = "events", description = "Prints events as they come, readable.")
final class EventsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "topic", description = "Topics; all of the contracts if none is given.")
    private List<String> topics = List.of();

    @Option(names = "--from-beginning", description = "Everything Kafka still has comes first.")
    private boolean fromBeginning;

    @Option(names = "--json", description = "One JSON object per line.")
    private boolean json;

    @Override
    public Integer call() {
        var wanted = topics.isEmpty() ? Topics.ALL : topics;
        requireKnown(wanted);
        var context = Context.fromEnvironment();
        var bootstrap = "127.0.0.1:" + context.settings().ports().kafka();
        try (var tail = EventTail.open(bootstrap, wanted, fromBeginning)) {
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
            if (!Topics.ALL.contains(topic)) {
                throw new RefusedException(
                        "There is no topic “%s”; there are: %s"
                                .formatted(topic, String.join(", ", Topics.ALL)));
            }
        }
    }
}
