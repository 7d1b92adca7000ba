package dev.evenkeel.local.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker in this JVM. Data outlives it: {@link #stop()} and {@link #start()} again, or
 * a new node over the same folder, serve the same topics on the same port.
 */
public final class KafkaNode implements AutoCloseable {
    private final KafkaSettings settings;
    private @Nullable KafkaRaftServer server;

    public KafkaNode(KafkaSettings settings) {
        this.settings = settings;
    }

    /** Starts the broker, formatting its folder at the first time; returns when it serves. */
    public synchronized KafkaNode start() {
        if (server != null) {
            return this;
        }
        formatOnce();
        var config = KafkaConfig.fromProps(settings.toProperties(), false);
        var starting = new KafkaRaftServer(config, Time.SYSTEM);
        starting.startup();
        server = starting;
        return this;
    }

    /** Shuts the broker down in order; does nothing when it is not running. */
    public synchronized void stop() {
        if (server == null) {
            return;
        }
        server.shutdown();
        server.awaitShutdown();
        server = null;
    }

    @Override
    public void close() {
        stop();
    }

    public KafkaSettings settings() {
        return settings;
    }

    public String bootstrapServers() {
        return settings.bootstrapServers();
    }

    private void formatOnce() {
        if (Files.exists(settings.data().resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(settings.data());
            format(settings);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write " + settings.data(), unwritable);
        }
    }

    private static void format(KafkaSettings settings) throws IOException {
        var data = settings.data();
        try {
            new Formatter()
                    .setPrintStream(
                            new PrintStream(
                                    OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8))
                    .setClusterId(settings.quorum().clusterId())
                    .setNodeId(settings.nodeId())
                    .addDirectory(data.toString())
                    .setMetadataLogDirectory(data.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setIgnoreFormatted(true)
                    .run();
        } catch (IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception declaredOnly) {
            throw new IllegalStateException("formatting " + data + " failed", declaredOnly);
        }
    }
}
