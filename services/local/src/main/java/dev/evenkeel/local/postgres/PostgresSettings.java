package dev.evenkeel.local.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What one PostgreSQL server is started with; it listens on 127.0.0.1 only.
 *
 * @param data folder of the cluster, initialised at the first start
 * @param port TCP port
 * @param password of the role {@value #ROLE}, set when the cluster is initialised
 * @param log file the server appends its log to
 * @param durable {@code false} skips fsync: for tests, whose data must survive a kill, but no power
 *     cut
 */
public record PostgresSettings(Path data, int port, String password, Path log, boolean durable) {
    public static final String ROLE = "evenkeel";
    public static final String DATABASE = "evenkeel";

    public PostgresSettings {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "PostgreSQL needs a TCP port between 1 and 65535, not " + port);
        }
        if (!password.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException(
                    "the PostgreSQL password may hold letters, digits, - and _ only");
        }
        data = data.toAbsolutePath();
        log = log.toAbsolutePath();
    }

    /** A port that was free a moment ago. */
    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException noPort) {
            throw new UncheckedIOException("no free TCP port for PostgreSQL", noPort);
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, DATABASE);
    }

    /** The URL for the Vert.x reactive client. */
    public String reactiveUrl() {
        return "postgresql://127.0.0.1:%d/%s".formatted(port, DATABASE);
    }

    List<String> serverOptions() {
        var options = new ArrayList<String>();
        set(options, "listen_addresses=127.0.0.1");
        set(options, "port=" + port);
        set(options, "unix_socket_directories=");
        set(options, "max_connections=100");
        set(options, "shared_buffers=64MB");
        set(options, "log_timezone=UTC");
        set(options, "timezone=UTC");
        // what waited for the disk or a lock; never what people wrote
        set(options, "log_min_duration_statement=500ms");
        set(options, "log_parameter_max_length=0");
        if (!durable) {
            set(options, "fsync=off");
            set(options, "full_page_writes=off");
        }
        return options;
    }

    private static void set(List<String> options, String setting) {
        options.add("-c");
        options.add(setting);
    }
}
