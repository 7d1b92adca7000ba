package dev.evenkeel.local.process;

import dev.evenkeel.local.process.Component.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The command that runs a component in a session of its own, with its share of the processors.
 * Every program in it replaces the one before, so that the pid stays that of the component.
 */
final class SessionCommand {
    /** A third of the usual weight, and only while there is not enough for all (sched(7)). */
    private static final String NICE = "5";

    /**
     * Where Linux groups processes by session (sched(7), autogroup), the group's own nice value is
     * the one that counts against other sessions. Without privileges it may be set ten times a
     * second by all of a user's processes.
     */
    private static final String NICE_SESSION =
            "for try in 1 2 3 4 5 6 7 8; do"
                    + " [ -w /proc/self/autogroup ] || break;"
                    + " { echo \"$0\" > /proc/self/autogroup; } 2> /dev/null && break;"
                    + " sleep 0.1; done; exec nice -n \"$0\" \"$@\"";

    private SessionCommand() {}

    static List<String> of(Component component) {
        var command = new ArrayList<String>();
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac")) {
            command.addAll(
                    List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec {$ARGV[0]} @ARGV"));
        } else {
            command.add("setsid");
        }
        if (component.priority() == Priority.BOOKKEEPING) {
            command.addAll(List.of("sh", "-c", NICE_SESSION, NICE));
        }
        command.addAll(component.command());
        return command;
    }
}
