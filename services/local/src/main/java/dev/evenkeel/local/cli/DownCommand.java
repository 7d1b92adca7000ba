package dev.evenkeel.local.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;

/** Stops everything that {@code up} started. */
@Command(name = "down", description = "Stops everything up has started.")
final class DownCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        var context = Context.fromEnvironment();
        return context.exclusively(() -> {
            var count = new AtomicInteger();
            context.supervisor()
                    .down(
                            context.componentsThatRun(),
                            name -> {
                                count.incrementAndGet();
                                told(name);
                            });
            if (count.get() == 0) {
                System.out.println("Nothing was running.");
            }
            return 0;
        });
    }

    static void told(String name) {
        System.out.println("stopped " + name);
    }
}
