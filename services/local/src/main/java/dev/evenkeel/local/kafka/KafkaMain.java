package dev.evenkeel.local.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The broker as a process of its own: {@code KafkaMain <data folder> <port> <controller port>
 * [exit-with-parent]}; as one of several with {@code <node id>:<cluster id>:<controller port>,…}
 * instead of the controller port. Prints {@value #READY} once it serves. TERM stops it in order;
 * with {@code exit-with-parent} so does the end of standard input, so that a killed test leaves no
 * broker.
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
        var data = Path.of(args[0]);
        var port = Integer.parseInt(args[1]);
        var place = args[2].split(":", 3);
        if (place.length < 3) {
            return new KafkaSettings(data, port, Integer.parseInt(args[2]));
        }
        var voters = Stream.of(place[2].split(",")).map(Integer::valueOf).toList();
        return new KafkaSettings(
                data, port, Integer.parseInt(place[0]), new Quorum(place[1], voters));
    }

    /** The arguments of {@link #main} for these settings. */
    public static List<String> arguments(KafkaSettings settings) {
        var quorum = settings.quorum();
        var voters = quorum.controllerPorts().stream().map(String::valueOf).toList();
        return List.of(
                settings.data().toString(),
                Integer.toString(settings.port()),
                settings.nodeId() + ":" + quorum.clusterId() + ":" + String.join(",", voters));
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
