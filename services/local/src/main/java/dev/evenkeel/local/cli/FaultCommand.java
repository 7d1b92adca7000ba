package dev.evenkeel.local.cli;

import dev.evenkeel.local.installation.RelaySlot;
import dev.evenkeel.local.process.Component;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Breaks a relay of this installation for a drill, or mends it, and prints when it was done. */
@Command(name = "fault", hidden = true, description = "For drills: kill, freeze or heal a relay.")
final class FaultCommand implements Callable<Integer> {
    /** What is to be done. */
    enum What {
        KILL,
        FREEZE,
        HEAL
    }

    @Parameters(index = "0", description = "kill, freeze or heal")
    private What what;

    @Parameters(index = "1", description = "the relay")
    private String relayId;

    @Override
    public Integer call() {
        var context = Context.fromEnvironment();
        var relay =
                context.componentsThatRun().stream()
                        .filter(component -> component.name().equals(relayId))
                        .filter(component -> isRelay(component.name()))
                        .findFirst()
                        .orElseThrow(() ->
                                new RefusedException(
                                        relayId + " is no relay of this installation."));
        switch (what) {
            case KILL -> signal(context, relay, "KILL");
            case FREEZE -> signal(context, relay, "STOP");
            case HEAL -> heal(context, relay);
        }
        System.out.println(Instant.now());
        return 0;
    }

    private static void signal(Context context, Component relay, String signal) {
        if (!context.supervisor().signal(relay, signal)) {
            throw new RefusedException(relay.name() + " does not run.");
        }
    }

    private static void heal(Context context, Component relay) {
        if (!context.supervisor().signal(relay, "CONT")) {
            context.exclusively(() -> context.supervisor().up(List.of(relay), started -> {}));
        }
    }

    private static boolean isRelay(String name) {
        return Arrays.stream(RelaySlot.values()).anyMatch(slot -> slot.id().equals(name));
    }
}
