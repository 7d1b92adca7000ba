package dev.evenkeel.local.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The broker as a process of its own: {@code KafkaMain <data folder> <port> <controller port>
 * [exit-with-parent]}. Prints {@value #READY} once it serves. TERM stops it in order; with {@code
 * exit-with-parent} so does the end of standard input, so that a killed test leaves no broker.
 */
public final class KafkaMain {
    /** The line on standard output that says the broker serves. */
    public static final String READY = "Kafka is ready";

    public static final String EXIT_WITH_PARENT = "exit-with-parent";

    // Strong references: java.util.logging forgets the level of a collected logger.
    private static final Logger[] QUIET = {
        Logger.getLogger("kafka"),
        Logger.getLogger("org.apache.kafka"),
        Logger.getLogger("state.change.logger")
    };

    private KafkaMain() {}

    public static void main(String[] args) throws InterruptedException {
        for (var logger : QUIET) {
            logger.setLevel(Level.WARNING);
        }
        var node = new KafkaNode(settings(args));
        Runtime.getRuntime().addShutdownHook(new Thread(node::stop, "kafka-stop"));
        node.start();
        System.out.println(READY);
        if (args.length > 3 && args[3].equals(EXIT_WITH_PARENT)) {
            awaitEndOfInput();
            System.exit(0);
        }
        new CountDownLatch(1).await();
    }

    private static KafkaSettings settings(String[] args) {
        if (args.length < 3) {
            throw new IllegalArgumentException(
                    "expected: <data folder> <port> <controller port> [exit-with-parent]");
        }
        return new KafkaSettings(
                Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    }

    private static void awaitEndOfInput() {
        try {
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException broken) {
            // A broken pipe is the end of the parent too.
            return;
        }
    }
}
