package dev.evenkeel.testkit;

import dev.evenkeel.local.kafka.KafkaSettings;
import dev.evenkeel.local.kafka.Quorum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Three real Kafka brokers, each in a process of its own and each a voter of the quorum: every
 * record on all three, acknowledged when two have it. One may die.
 */
public final class TestCluster implements AutoCloseable {
    private static final int BROKERS = 3;

    private final List<KafkaSettings> brokers;
    private final Map<Integer, Process> running = new HashMap<>();

    private TestCluster(List<KafkaSettings> brokers) {
        this.brokers = brokers;
    }

    /** Starts all and returns when they serve. */
    public static TestCluster start() {
        var ports = freePorts(2 * BROKERS);
        var quorum = Quorum.of(ports.subList(0, BROKERS));
        var brokers = new ArrayList<KafkaSettings>();
        var holder = new TestCluster[1];
        Path folder = TestFolders.create("cluster", () -> holder[0].close());
        for (int node = 1; node <= BROKERS; node++) {
            int port = ports.get(BROKERS + node - 1);
            brokers.add(new KafkaSettings(folder.resolve("data-" + node), port, node, quorum));
        }
        holder[0] = new TestCluster(List.copyOf(brokers));
        holder[0].begin();
        return holder[0];
    }

    public String bootstrapServers() {
        return brokers.stream()
                .map(KafkaSettings::bootstrapServers)
                .collect(Collectors.joining(","));
    }

    /** {@code kill -9} of a broker, from 1. */
    public void kill(int node) {
        var process = running.remove(node);
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** Starts a broker that was killed on the data it left; returns when it serves. */
    public void restart(int node) {
        var settings = brokers.get(node - 1);
        BrokerProcess.launch(settings, process -> running.put(node, process));
    }

    /** Kills what runs. */
    @Override
    public void close() {
        List.copyOf(running.keySet()).forEach(this::kill);
    }

    /** All at once: one alone is no quorum and never serves. */
    private void begin() {
        var starting = brokers.stream().map(BrokerProcess::begin).toList();
        for (int i = 0; i < starting.size(); i++) {
            running.put(brokers.get(i).nodeId(), starting.get(i));
        }
        for (int i = 0; i < starting.size(); i++) {
            BrokerProcess.awaitReady(starting.get(i), brokers.get(i));
        }
    }

    private static List<Integer> freePorts(int count) {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException noPort) {
            throw new UncheckedIOException("no free TCP port for Kafka", noPort);
        } finally {
            sockets.forEach(TestCluster::close);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
