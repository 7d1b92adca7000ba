package dev.evenkeel.local.kafka;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.Uuid;

/**
 * Who votes for the controller of a cluster (KRaft): node {@code n} listens for the others on the
 * {@code n}-th of these ports, counted from 1, on 127.0.0.1.
 *
 * @param clusterId what every broker's storage is formatted with, as {@link Uuid} writes it
 */
public record Quorum(String clusterId, List<Integer> controllerPorts) {
    private static final int MOST_REPLICAS = 3;

    public Quorum {
        controllerPorts = List.copyOf(controllerPorts);
        if (controllerPorts.isEmpty()) {
            throw new IllegalArgumentException("a quorum needs a voter");
        }
    }

    /** Of a cluster that is not formatted yet. */
    public static Quorum of(List<Integer> controllerPorts) {
        return new Quorum(Uuid.randomUuid().toString(), controllerPorts);
    }

    int port(int nodeId) {
        return controllerPorts.get(nodeId - 1);
    }

    /** As {@code controller.quorum.voters} has it. */
    String voters() {
        List<String> voters = new ArrayList<>();
        for (int nodeId = 1; nodeId <= controllerPorts.size(); nodeId++) {
            voters.add(nodeId + "@127.0.0.1:" + port(nodeId));
        }
        return String.join(",", voters);
    }

    /** How many brokers have each record. */
    int replicas() {
        return Math.min(MOST_REPLICAS, controllerPorts.size());
    }

    /** How many of them must have it before it is acknowledged: one may be lost. */
    int inSync() {
        return Math.max(1, replicas() - 1);
    }
}
