package dev.evenkeel.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One process of the installation, as it is to be run.
 *
 * @param name unique in the installation, also of its log and state file
 * @param ports what it listens on
 * @param command program and arguments
 * @param environment added to the launcher's own
 * @param log where standard output and error go; absolute
 * @param readiness whether it serves
 * @param needs names of the components that must serve before this one is started
 * @param prepare done right before the start
 * @param stop how it is asked to end
 * @param priority who goes first when processors are short
 */
public record Component(
        String name,
        List<Port> ports,
        List<String> command,
        Map<String, String> environment,
        Path log,
        Readiness readiness,
        Set<String> needs,
        Runnable prepare,
        StopSignal stop,
        Priority priority) {

    /** Who goes first when one machine's processors are short. */
    public enum Priority {
        /** What people in a meeting see, hear and press. */
        MEETING,
        /** What may be some moments late without anybody in a meeting noticing. */
        BOOKKEEPING
    }

    /** How a process is asked to end in order. */
    public enum StopSignal {
        TERM,
        /** What PostgreSQL calls a fast shutdown; TERM would wait for its clients. */
        INT
    }

    public Component {
        ports = List.copyOf(ports);
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        needs = Set.copyOf(needs);
    }

    /** The same, where people in meetings do not wait for it. */
    public Component bookkeeping() {
        return new Component(
                name,
                ports,
                command,
                environment,
                log,
                readiness,
                needs,
                prepare,
                stop,
                Priority.BOOKKEEPING);
    }
}
