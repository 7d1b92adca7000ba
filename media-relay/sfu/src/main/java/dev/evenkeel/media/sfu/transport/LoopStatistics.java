package dev.evenkeel.media.sfu.transport;

import java.util.EnumMap;
import java.util.Map;

/** What the loop thread counts. */
final class LoopStatistics {
    private final Count received = new Count();
    private final Count bytesReceived = new Count();
    private final Count sent = new Count();
    private final Count bytesSent = new Count();
    private final Count sendFailures = new Count();
    private final Count handshakesSucceeded = new Count();
    private final Count handshakesFailed = new Count();
    private final Count listenerFailures = new Count();
    private final Count pauses = new Count();
    private final Count stun = new Count();
    private final Count dtls = new Count();
    private final Count srtp = new Count();
    private final Count toProtect = new Count();
    private final Map<DropReason, Count> drops = new EnumMap<>(DropReason.class);

    LoopStatistics() {
        for (DropReason reason : DropReason.values()) {
            drops.put(reason, new Count());
        }
    }

    void received(int bytes) {
        received.add(1);
        bytesReceived.add(bytes);
    }

    void sent(int datagrams, int bytes) {
        sent.add(datagrams);
        bytesSent.add(bytes);
    }

    /** The kernel did not take them. */
    void sendFailed(int datagrams, DropReason reason) {
        sendFailures.add(datagrams);
        dropped(reason, datagrams);
    }

    void handshakeSucceeded() {
        handshakesSucceeded.add(1);
    }

    void handshakeFailed() {
        handshakesFailed.add(1);
    }

    void listenerFailed() {
        listenerFailures.add(1);
    }

    void stun() {
        stun.add(1);
    }

    void dtls() {
        dtls.add(1);
    }

    void srtp() {
        srtp.add(1);
    }

    /** A packet is to be protected and sent. */
    void toProtect() {
        toProtect.add(1);
    }

    void paused() {
        pauses.add(1);
    }

    void dropped(DropReason reason) {
        dropped(reason, 1);
    }

    @SuppressWarnings("NullAway") // every reason has a count
    private void dropped(DropReason reason, int datagrams) {
        drops.get(reason).add(datagrams);
    }

    LoopCounters read() {
        Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
        drops.forEach((reason, count) -> dropped.put(reason, count.read()));
        return new LoopCounters(
                received.read(),
                bytesReceived.read(),
                sent.read(),
                bytesSent.read(),
                sendFailures.read(),
                handshakesSucceeded.read(),
                handshakesFailed.read(),
                listenerFailures.read(),
                pauses.read(),
                new LoopCounters.Protocols(stun.read(), dtls.read(), srtp.read(), toProtect.read()),
                dropped);
    }
}
