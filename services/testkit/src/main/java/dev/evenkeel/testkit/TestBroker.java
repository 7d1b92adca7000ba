package dev.evenkeel.testkit;

import dev.evenkeel.local.Await;
import dev.evenkeel.local.kafka.KafkaSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The Kafka broker of this test JVM, in a process of its own: it can be stopped in order, killed,
 * frozen, and started again with the same data on the same port.
 */
public final class TestBroker {
    private static final Duration STOP_TIME = Duration.ofSeconds(30);
    private static final String PID = "kafka.pid";

    private final KafkaSettings settings;

    private TestBroker(KafkaSettings settings) {
        this.settings = settings;
    }

    /** The one broker of this JVM, running or not. */
    static TestBroker ofThisJvm() {
        var parts = JvmWide.get("kafka", TestBroker::reserve).split("\\|", 3);
        return new TestBroker(
                new KafkaSettings(
                        Path.of(parts[2]), Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
    }

    public String bootstrapServers() {
        return settings.bootstrapServers();
    }

    /** Starts the broker unless it runs; returns when it serves. */
    public TestBroker start() {
        synchronized (JvmWide.lock()) {
            if (process().isEmpty()) {
                launch();
            }
            return this;
        }
    }

    /** Stops the broker in order and waits for its end. */
    public void stop() {
        process().ifPresent(running -> end(running, running.destroy()));
    }

    /** {@code kill -9}. */
    public void kill() {
        process().ifPresent(running -> end(running, running.destroyForcibly()));
    }

    /** The broker's process while it runs, for instance to freeze it. */
    public Optional<ProcessHandle> process() {
        var pid = JvmWide.get(PID, () -> "0");
        return ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive);
    }

    private static String reserve() {
        var folder = TestFolders.create("kafka", () -> ofThisJvm().kill());
        var settings = KafkaSettings.onFreePorts(folder.resolve("data"));
        return settings.port() + "|" + settings.controllerPort() + "|" + settings.data();
    }

    private void launch() {
        BrokerProcess.launch(settings, started -> JvmWide.put(PID, Long.toString(started.pid())));
    }

    private static void end(ProcessHandle process, boolean asked) {
        if (asked && Await.until(() -> !process.isAlive(), STOP_TIME)) {
            return;
        }
        throw new IllegalStateException("Kafka (pid " + process.pid() + ") did not end");
    }
}
