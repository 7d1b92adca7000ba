package dev.evenkeel.telemetry.snmp;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.evenkeel.telemetry.DebianProgram;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Debian's snmpd on a port of loopback, with a configuration of its own, for communities and users.
 * The tables of interfaces and sensors are played, all else, as {@code sysUpTime}, is snmpd's.
 */
final class Snmpd implements AutoCloseable {
    static final String COMMUNITY = "for-tests-only";
    static final String AUTHENTICATION = "authentic-for-tests";
    static final String PRIVACY = "private-for-tests";
    static final String USER = "evenkeel";
    static final String STRONG_USER = "evenkeel-strong";
    private static final long PATIENCE_MILLIS = 30_000;
    private static final long PAUSE_NANOS = 20_000_000;

    private final Path folder;
    private final int port;
    private Process process;

    private Snmpd(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Starts one that plays these tables. */
    static Snmpd start(Mibs mibs) throws IOException {
        Snmpd snmpd = new Snmpd(Files.createTempDirectory("snmpd"), freePort());
        snmpd.write();
        snmpd.play(mibs);
        snmpd.launch();
        return snmpd;
    }

    static int freePort() throws IOException {
        try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    /** From the next request on it plays these tables. */
    void play(Mibs mibs) {
        try {
            Path next = folder.resolve("rows.next");
            Files.write(next, mibs.lines());
            Files.move(next, folder.resolve("rows"), ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file with a secret, as the configuration wants it. */
    Path secret(String value) {
        try {
            return Files.writeString(Files.createTempFile(folder, "secret", ""), value + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }

    void launch() throws IOException {
        Path log = folder.resolve("log");
        Files.deleteIfExists(log);
        ProcessBuilder builder =
                new ProcessBuilder(
                                DebianProgram.find("snmpd", "snmpd"),
                                "-f",
                                "-Lf",
                                log.toString(),
                                "-C",
                                "-c",
                                folder.resolve("conf").toString(),
                                "-I",
                                "-ifTable,-ifXTable,-interface")
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("out").toFile());
        builder.environment().put("MIBS", ""); // no words, only numbers
        builder.environment().put("SNMP_PERSISTENT_DIR", folder.resolve("kept").toString());
        process = builder.start();
        long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!isListening(log)) {
            if (!process.isAlive() || System.currentTimeMillis() > deadline) {
                throw new IllegalStateException(
                        "snmpd did not start:\n"
                                + Files.readString(folder.resolve("out"))
                                + (Files.exists(log) ? Files.readString(log) : ""));
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    @Override
    public void close() throws IOException {
        kill();
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted((one, other) -> other.compareTo(one))
                    .map(Path::toFile)
                    .forEach(File::delete);
        }
    }

    private static boolean isListening(Path log) throws IOException {
        return Files.exists(log) && Files.readString(log).contains("NET-SNMP version");
    }

    private void write() throws IOException {
        String script =
                DebianProgram.find("perl", "perl")
                        + " "
                        + resource("gear.pl")
                        + " "
                        + folder.resolve("rows");
        String played =
                Stream.of("2.2", "31.1.1", "47.1", "99.1")
                        .map(table -> "pass_persist -p 1 .1.3.6.1.2.1." + table + " " + script)
                        .collect(Collectors.joining("\n"));
        Files.writeString(
                folder.resolve("conf"),
                """
                agentaddress udp:127.0.0.1:%d
                rocommunity %s 127.0.0.1
                createUser %s SHA-256 "%s" AES "%s"
                createUser %s SHA-512 "%s" AES-256 "%s"
                rouser %s priv
                rouser %s priv
                %s
                """
                        .formatted(
                                port,
                                COMMUNITY,
                                USER,
                                AUTHENTICATION,
                                PRIVACY,
                                STRONG_USER,
                                AUTHENTICATION,
                                PRIVACY,
                                USER,
                                STRONG_USER,
                                played));
    }

    private static Path resource(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(Snmpd.class.getResource("/snmp/" + name)).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
