package dev.evenkeel.media.sfu.transport;

import dev.evenkeel.media.rtp.stun.Stun;
import dev.evenkeel.media.rtp.stun.StunKey;
import dev.evenkeel.media.rtp.stun.StunReader;
import dev.evenkeel.media.rtp.stun.StunWriter;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The controlling agent's half of connectivity checks. */
final class ClientChecks {
    private static final long PRIORITY = 0x6E7F_1EFFL;

    private final RandomGenerator random = RandomGenerator.getDefault();
    private final BlockingQueue<byte[]> answers = new ArrayBlockingQueue<>(64);
    private final String username;
    private final String password;
    private final long tieBreaker = random.nextLong();

    /**
     * @param password the relay's
     */
    ClientChecks(String relayUfrag, String clientUfrag, String password) {
        this.username = relayUfrag + ":" + clientUfrag;
        this.password = password;
    }

    byte[] request(boolean nominate) {
        StunWriter writer = new StunWriter();
        writer.message(Stun.BINDING_REQUEST, random.nextInt(), random.nextLong());
        writer.username(username).iceControlling(tieBreaker).priority(PRIORITY);
        if (nominate) {
            writer.useCandidate();
        }
        writer.integrity(new StunKey(password)).fingerprint();
        return Arrays.copyOf(writer.buffer(), writer.length());
    }

    void received(byte[] datagram) {
        answers.offer(datagram);
    }

    /** Waits for the answer to a request. */
    BindingAnswer answer(byte[] request, long timeoutNanos) throws InterruptedException {
        long deadline = System.nanoTime() + timeoutNanos;
        while (true) {
            byte[] datagram = answers.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (datagram == null) {
                return new BindingAnswer.Silence();
            }
            if (Arrays.equals(datagram, 4, 20, request, 4, 20)) {
                return read(datagram);
            }
        }
    }

    private BindingAnswer read(byte[] datagram) {
        StunReader answer = new StunReader();
        if (!answer.read(datagram, 0, datagram.length) || !answer.hasFingerprint()) {
            throw new IllegalStateException("the relay answered with a malformed message");
        }
        if (answer.type() == Stun.BINDING_ERROR) {
            return new BindingAnswer.Refused(answer.errorCode(), answer.unknownCount());
        }
        if (!answer.authenticates(new StunKey(password)) || !answer.hasMappedAddress()) {
            throw new IllegalStateException("the relay's answer is not authentic");
        }
        return new BindingAnswer.Success(answer.mappedPort());
    }

    /** The answer to a check of the server, null when it is none. */
    static byte @Nullable [] answerTo(byte[] datagram, String password, InetSocketAddress server) {
        StunReader request = new StunReader();
        StunKey key = new StunKey(password);
        if (!request.read(datagram, 0, datagram.length)
                || request.type() != Stun.BINDING_REQUEST
                || !request.authenticates(key)) {
            return null;
        }
        RemoteAddress from = RemoteAddress.of(server);
        StunWriter writer = new StunWriter();
        writer.answer(Stun.BINDING_SUCCESS, request)
                .xorMappedAddress(from.high(), from.low(), from.port())
                .integrity(key)
                .fingerprint();
        return Arrays.copyOf(writer.buffer(), writer.length());
    }
}
