package dev.evenkeel.media.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** CPU time of another process, user and system, from {@code /proc/<pid>/stat} (proc(5)). */
record ProcessCpu(long pid) {
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    /** USER_HZ is 100 on every Linux there is. */
    private static final Duration TICK = Duration.ofMillis(10);

    Duration taken() throws IOException {
        return parse(Files.readString(Path.of("/proc", Long.toString(pid), "stat")));
    }

    static Duration parse(String stat) {
        // The command's name may hold blanks and brackets; the fields start behind the last one.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return TICK.multipliedBy(
                Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]));
    }
}
