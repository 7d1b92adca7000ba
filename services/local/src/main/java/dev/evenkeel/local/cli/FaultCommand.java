package dev.evenkeel.local.cli;

import dev.evenkeel.local.installation.Apps;
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
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Breaks a relay of this installation for a drill, or the way to it, or another part that can be
 * spared for a while, or mends it, and prints when it was done.
 */
@Command(name = "fault", hidden = true, description = "For drills: what is broken, and mended.")
final class FaultCommand implements Callable<Integer> {
    /** What is to be done. */
    enum What {
        KILL,
        FREEZE,
        LOSS,
        HEAL
    }

    /** What drills may break besides relays. */
    private static final Set<String> SPARED = Set.of(Apps.TELEMETRY_INGEST, Installation.KAFKA);

    private static final String MEETING = "[a-z]{3}-[a-z]{4}-[a-z]{3}";

    @Parameters(index = "0", description = "kill, freeze, loss or heal")
    private What what;

    @Parameters(index = "1", description = "the relay, or another part that may be broken")
    private String name;

    @Parameters(index = "2", arity = "0..1", description = "the drill meeting, for loss")
    private String meetingId = "";

    @Override
    public Integer call() {
        var context = Context.fromEnvironment();
        var target =
                context.componentsThatRun().stream()
                        .filter(component -> component.name().equals(name))
                        .filter(component -> isRelay(name) || SPARED.contains(name))
                        .findFirst()
                        .orElseThrow(() ->
                                new RefusedException(
                                        "%s: expected a relay of this installation or %s."
                                                .formatted(name, String.join(", ", SPARED))));
        switch (what) {
            case KILL -> signal(context, target, "KILL");
            case FREEZE -> signal(context, target, "STOP");
            case LOSS -> {
                System.out.println(lose(context, target));
                return 0;
            }
            case HEAL -> heal(context, target);
        }
        System.out.println(Instant.now());
        return 0;
    }

    /** Fills the drill meeting with people who lose packets; since when they do. */
    private String lose(Context context, Component relay) {
        if (!isRelay(name)) {
            throw new RefusedException("Packets are lost on the way to a relay only.");
        }
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

    private static void signal(Context context, Component target, String signal) {
        if (!context.supervisor().signal(target, signal)) {
            throw new RefusedException(target.name() + " does not run.");
        }
    }

    private static void heal(Context context, Component target) {
        endPeople(context);
        if (!context.supervisor().signal(target, "CONT")) {
            context.exclusively(() -> context.supervisor().up(List.of(target), started -> {}));
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
