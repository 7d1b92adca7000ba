package dev.evenkeel.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists every process of the installation. */
@Command(name = "status", description = "Lists every process.")
final class StatusCommand implements Callable<Integer> {
    @Option(names = "--json", description = "As a JSON array.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        var context = Context.fromEnvironment();
        var statuses = context.supervisor().status(context.componentsThatRun());
        if (json) {
            var writer = new ObjectMapper().writerWithDefaultPrettyPrinter();
            System.out.println(writer.writeValueAsString(statuses));
        } else {
            StatusTable.print(statuses);
        }
        return 0;
    }
}
