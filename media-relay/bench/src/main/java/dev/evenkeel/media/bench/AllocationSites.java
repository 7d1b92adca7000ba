package dev.evenkeel.media.bench;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;

/**
 * Where the relay's thread allocated, by the samples of its flight recording: one each time it took
 * another buffer to allocate from, which stands for all it allocated since the one before ({@code
 * jdk.ObjectAllocationSample}).
 */
final class AllocationSites {
    private static final String RELAY = "dev.evenkeel.media.";

    /** What the thread was doing, by the innermost of these methods. */
    enum Work {
        /** Whether somebody is still there: STUN, of each client every few seconds (RFC 7675). */
        CHECKS("IceResponder.handle"),
        /** Media and reports that come, all that goes out for them, and the system calls. */
        PACKETS("LoopCore.receiveBatch", "LoopCore.flush", "LoopCore.awaitWork"),
        /** Calls of other threads: snapshots for heartbeats and metrics, joins. */
        CALLS("LoopCore.runTasks"),
        /** What is done so many times a second: heartbeats, reports, sharing of paths. */
        TIMERS("LoopCore.turn");

        private final List<String> methods;

        Work(String... methods) {
            this.methods = List.of(methods);
        }

        static Work of(RecordedStackTrace stack) {
            for (RecordedFrame frame : stack.getFrames()) {
                String method = shortName(frame);
                for (Work work : values()) {
                    if (work.methods.contains(method)) {
                        return work;
                    }
                }
            }
            return PACKETS;
        }
    }

    /**
     * @param described the class, and the first method of the relay that led to it
     */
    record Site(Work work, String described) {}

    private final Map<Work, Long> byWork = new EnumMap<>(Work.class);
    private final Map<Site, Long> bySite = new HashMap<>();

    void add(RecordedEvent sample) {
        RecordedStackTrace stack = sample.getStackTrace();
        if (stack == null) {
            return;
        }
        long bytes = sample.getLong("weight");
        Work work = Work.of(stack);
        RecordedClass type = sample.getClass("objectClass");
        byWork.merge(work, bytes, Long::sum);
        bySite.merge(new Site(work, type.getName() + " in " + first(stack)), bytes, Long::sum);
    }

    private static String first(RecordedStackTrace stack) {
        return stack.getFrames().stream()
                .filter(frame -> frame.getMethod().getType().getName().startsWith(RELAY))
                .findFirst()
                .map(AllocationSites::described)
                .orElse("the virtual machine");
    }

    private static String described(RecordedFrame frame) {
        return shortName(frame) + ":" + frame.getLineNumber();
    }

    private static String shortName(RecordedFrame frame) {
        String type = frame.getMethod().getType().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethod().getName();
    }

    /** Bytes that are put down to a kind of work. */
    long bytes(Work work) {
        return byWork.getOrDefault(work, 0L);
    }

    /** The sites with most bytes, the largest first. */
    List<Map.Entry<Site, Long>> largest(int count) {
        return bySite.entrySet().stream()
                .sorted(Map.Entry.<Site, Long>comparingByValue().reversed())
                .limit(count)
                .toList();
    }
}
