package dev.evenkeel.local.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * What one broker is started with; it listens on 127.0.0.1 only.
 *
 * @param data folder of the log segments, formatted at the first start
 * @param port TCP port for clients
 * @param nodeId its place in the quorum, from 1
 */
public record KafkaSettings(Path data, int port, int nodeId, Quorum quorum) {

    public KafkaSettings {
        int controllerPort = quorum.port(nodeId);
        if (port < 1 || port > 65_535 || controllerPort < 1 || controllerPort > 65_535) {
            throw new IllegalArgumentException(
                    "Kafka needs two TCP ports between 1 and 65535, not %d and %d"
                            .formatted(port, controllerPort));
        }
        data = data.toAbsolutePath();
    }

    /**
     * A broker alone.
     *
     * @param controllerPort TCP port of the Raft quorum of one
     */
    public KafkaSettings(Path data, int port, int controllerPort) {
        this(data, port, 1, Quorum.of(List.of(controllerPort)));
    }

    /** Settings with two ports that were free a moment ago. */
    public static KafkaSettings onFreePorts(Path data) {
        var loopback = InetAddress.getLoopbackAddress();
        try (var clients = new ServerSocket(0, 1, loopback);
                var controllers = new ServerSocket(0, 1, loopback)) {
            return new KafkaSettings(data, clients.getLocalPort(), controllers.getLocalPort());
        } catch (IOException noPort) {
            throw new UncheckedIOException("no free TCP port for Kafka", noPort);
        }
    }

    /** What clients put into {@code kafka.bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** TCP port of the Raft quorum. */
    public int controllerPort() {
        return quorum.port(nodeId);
    }

    Properties toProperties() {
        var properties = new Properties();
        identity(properties);
        replicas(properties);
        quickOnOneMachine(properties);
        sessions(properties);
        return properties;
    }

    private void identity(Properties properties) {
        var controller = "127.0.0.1:" + controllerPort();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(nodeId));
        properties.put("controller.quorum.voters", quorum.voters());
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put(
                "listeners", "BROKER://" + bootstrapServers() + ",CONTROLLER://" + controller);
        properties.put("advertised.listeners", "BROKER://" + bootstrapServers());
        properties.put("inter.broker.listener.name", "BROKER");
        properties.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("log.dirs", data.toString());
    }

    private void replicas(Properties properties) {
        var replicas = Integer.toString(quorum.replicas());
        var inSync = Integer.toString(quorum.inSync());
        for (var topic :
                new String[] {
                    "offsets.topic", "transaction.state.log", "share.coordinator.state.topic"
                }) {
            properties.put(topic + ".replication.factor", replicas);
            properties.put(topic + ".num.partitions", "4");
        }
        properties.put("transaction.state.log.min.isr", inSync);
        properties.put("share.coordinator.state.topic.min.isr", inSync);
        properties.put("min.insync.replicas", inSync);
        properties.put("default.replication.factor", replicas);
        properties.put("num.partitions", "8");
    }

    /** Short sessions, so that a consumer that died is noticed within seconds. */
    private static void quickOnOneMachine(Properties properties) {
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("group.consumer.min.session.timeout.ms", "6000");
        properties.put("group.consumer.session.timeout.ms", "6000");
        properties.put("log.cleaner.dedupe.buffer.size", "4194304");
    }

    /**
     * What the others need to notice a broker that died. Where it led the quorum too, its session
     * begins with the next leader: first the quorum's fetch timeout and election, then the session.
     * A broker alone has nobody to leave its partitions to, so that it is not given up in a hurry.
     */
    private void sessions(Properties properties) {
        if (quorum.replicas() == 1) {
            properties.put("broker.heartbeat.interval.ms", "500");
            return;
        }
        properties.put("broker.heartbeat.interval.ms", "300");
        properties.put("broker.session.timeout.ms", "1500");
        properties.put("controller.quorum.fetch.timeout.ms", "700");
        properties.put("controller.quorum.election.timeout.ms", "300");
        properties.put("controller.quorum.election.backoff.max.ms", "200");
    }
}
