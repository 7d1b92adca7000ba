package dev.evenkeel.media.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Datagrams that came to this network namespace and found their socket full ({@code RcvbufErrors}
 * of {@code /proc/net/snmp}): the load tool was too slow for them, the server was not.
 */
final class ReceiveBuffers {
    private static final Path COUNTERS = Path.of("/proc/net/snmp");
    private static final String COUNTER = "RcvbufErrors";

    private ReceiveBuffers() {}

    static long overruns() throws IOException {
        return parse(Files.readAllLines(COUNTERS));
    }

    /** A line of names, and a line of their values. */
    static long parse(List<String> lines) throws IOException {
        List<String[]> udp =
                lines.stream()
                        .filter(line -> line.startsWith("Udp:"))
                        .map(line -> line.split(" "))
                        .toList();
        if (udp.size() == 2) {
            for (int i = 0; i < udp.getFirst().length; i++) {
                if (udp.getFirst()[i].equals(COUNTER)) {
                    return Long.parseLong(udp.getLast()[i]);
                }
            }
        }
        throw new IOException("no " + COUNTER + " in " + COUNTERS);
    }
}
