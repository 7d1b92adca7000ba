package dev.evenkeel.media.sfu;

import java.util.List;
import java.util.Map;

/**
 * The way of packets through the relay, node by node, with what each has counted since the start.
 * Nodes are read one after the other while packets pass, so that sums may be off by what is under
 * way.
 */
public record PacketPath(List<Node> nodes) {
    public PacketPath {
        nodes = List.copyOf(nodes);
    }

    /**
     * @param in what came to it
     * @param out what went on from it; of a node that makes several of one, more than {@code in}
     * @param dropped what went no further, by reason, every reason it may have
     */
    public record Node(String name, long in, long out, Map<String, Long> dropped) {
        public Node {
            dropped = Map.copyOf(dropped);
        }
    }
}
