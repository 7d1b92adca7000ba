package dev.evenkeel.local.cli;

import dev.evenkeel.local.installation.Installation;
import dev.evenkeel.local.installation.RelaySlot;
import dev.evenkeel.local.process.Component;
import dev.evenkeel.local.process.StartResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Breaks a relay of this installation for a drill, or the way to it, or mends it, and prints when
 * it was done.
 */
@Command(name = "fault", hidden = true, description = "For drills: a relay, or the way to it.")
final class FaultCommand implements Callable<Integer> {
    /** What is to be done. */
    enum What {
        KILL,
        FREEZE,
        LOSS,
        HEAL
    }

    private static final String MEETING = "[a-z]{3}-[a-z]{4}-[a-z]{3}";

    @Parameters(index = "0", description = "kill, freeze, loss or heal")
    private What what;

    @Parameters(index = "1", description = "the relay")
    private String relayId;

    @Parameters(index = "2", arity = "0..1", description = "the drill meeting, for loss")
    private String meetingId = "";

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
            case LOSS -> {
                System.out.println(lose(context, relay));
                return 0;
            }
            case HEAL -> heal(context, relay);
        }
        System.out.println(Instant.now());
        return 0;
    }

    /** Fills the drill meeting with people who lose packets; since when they do. */
    private String lose(Context context, Component relay) {
        if (!meetingId.matches(MEETING)) {
            throw new RefusedException(
                    "The drill meeting: expected letters such as abc-defg-hij, got '%s'."
                            .formatted(meetingId));
        }
        endPeople(context);
        var installation = new Installation(context.settings(), context.apps());
        var people = installation.drillPeople(meetingId, relay.name());
        var results =
                context.exclusively(() -> context.supervisor().up(List.of(people), started -> {}));
        if (!results.stream().allMatch(StartResult::serves)) {
            throw new RefusedException(
                    "The made-up people of the drill did not come; their log is " + people.log());
        }
        try {
            return Files.readString(installation.lossSince());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void signal(Context context, Component relay, String signal) {
        if (!context.supervisor().signal(relay, signal)) {
            throw new RefusedException(relay.name() + " does not run.");
        }
    }

    private static void heal(Context context, Component relay) {
        endPeople(context);
        if (!context.supervisor().signal(relay, "CONT")) {
            context.exclusively(() -> context.supervisor().up(List.of(relay), started -> {}));
        }
    }

    private static void endPeople(Context context) {
        context.drillPeople()
                .ifPresent(people -> context.supervisor().down(List.of(people), stopped -> {}));
    }

    private static boolean isRelay(String name) {
        return Arrays.stream(RelaySlot.values()).anyMatch(slot -> slot.id().equals(name));
    }
}
