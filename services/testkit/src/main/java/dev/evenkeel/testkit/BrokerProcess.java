package dev.evenkeel.testkit;

import dev.evenkeel.local.Await;
import dev.evenkeel.local.kafka.KafkaMain;
import dev.evenkeel.local.kafka.KafkaSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A Kafka broker in a process that ends with this JVM; its log lies beside its data. */
final class BrokerProcess {
    private static final Duration START_TIME = Duration.ofSeconds(60);

    private BrokerProcess() {}

    /** Starts it and returns when it serves. */
    static void launch(KafkaSettings settings, Consumer<Process> started) {
        Process process = begin(settings);
        started.accept(process);
        awaitReady(process, settings);
    }

    /** Starts it and returns at once. */
    static Process begin(KafkaSettings settings) {
        try {
            return new ProcessBuilder(command(settings))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(log(settings).toFile()))
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot start Kafka", failed);
        }
    }

    /** Returns when it serves; ends it when it does not. */
    static void awaitReady(Process process, KafkaSettings settings) {
        var log = log(settings);
        var decided = Await.until(() -> isReady(log) || !process.isAlive(), START_TIME);
        if (!decided || !isReady(log)) {
            process.destroyForcibly();
            throw new IllegalStateException("Kafka did not start:\n" + read(log));
        }
    }

    private static List<String> command(KafkaSettings settings) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(KafkaMain.class.getName());
        command.addAll(KafkaMain.arguments(settings));
        command.add(KafkaMain.EXIT_WITH_PARENT);
        return command;
    }

    private static Path log(KafkaSettings settings) {
        return settings.data().resolveSibling("kafka-" + settings.nodeId() + ".log");
    }

    private static boolean isReady(Path log) {
        return read(log).contains(KafkaMain.READY);
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
