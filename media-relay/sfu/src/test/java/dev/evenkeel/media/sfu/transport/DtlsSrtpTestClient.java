package dev.evenkeel.media.sfu.transport;

import dev.evenkeel.media.sfu.transport.dtls.CertificateFingerprint;
import dev.evenkeel.media.sfu.transport.dtls.DtlsAssociation;
import dev.evenkeel.media.sfu.transport.dtls.DtlsIdentity;
import dev.evenkeel.media.sfu.transport.srtp.SrtpKeys;
import dev.evenkeel.media.sfu.transport.srtp.SrtpProfile;
import dev.evenkeel.media.sfu.transport.srtp.SrtpReceiver;
import dev.evenkeel.media.sfu.transport.srtp.SrtpSender;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Plays the transport of a browser: connectivity checks, DTLS client, SRTP both ways, on a loopback
 * port of its own. Blocking and plain; hundreds fit into a process, since each costs two parked
 * virtual threads.
 *
 * <pre>{@code
 * try (var client = DtlsSrtpTestClient.create()) {
 *     // put client.ufrag(), client.password(), client.fingerprint() into an offer, take the relay's from the answer
 *     client.connect(relayAddress, relayUfrag, relayPassword, relayFingerprint);
 *     client.sendRtp(packet);
 *     byte[] media = client.receiveRtp(Duration.ofSeconds(1));
 * }
 * }</pre>
 */
public final class DtlsSrtpTestClient implements AutoCloseable {
    /**
     * Takes plain packets on the client's receiving thread; the buffer is the listener's to keep.
     */
    public interface PacketListener {
        void packet(byte[] packet, boolean rtcp);
    }

    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final Duration CHECK = Duration.ofMillis(500);
    private static final Duration CONSENT_PERIOD = Duration.ofMillis(2_500);
    private static final int INBOX = 4_096;
    private static final DtlsIdentity SHARED = DtlsIdentity.selfSigned(Instant.now());

    private final DtlsIdentity identity;
    private final List<SrtpProfile> profiles;
    private final ClientLink.Factory links;
    private final IceCredentials credentials = IceCredentials.random(new SecureRandom());
    private final BlockingQueue<byte[]> rtp = new ArrayBlockingQueue<>(INBOX);
    private final BlockingQueue<byte[]> rtcp = new ArrayBlockingQueue<>(INBOX);
    private final CompletableFuture<SrtpKeys> keys = new CompletableFuture<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final byte[] wire = new byte[PacketSocket.MAX_DATAGRAM];
    private final byte[] plain = new byte[PacketSocket.MAX_DATAGRAM];
    private volatile BooleanSupplier lost = () -> false;
    private volatile PacketListener listener = this::keep;
    private volatile @Nullable PacketListener wireListener;
    private volatile ClientLink socket;
    private volatile @Nullable InetSocketAddress relay;
    private volatile @Nullable ClientChecks checks;
    private volatile @Nullable DtlsAssociation association;
    private volatile @Nullable SrtpSender sender;
    private volatile @Nullable SrtpReceiver receiver;

    private DtlsSrtpTestClient(
            DtlsIdentity identity, List<SrtpProfile> profiles, ClientLink.Factory links)
            throws IOException {
        this.identity = identity;
        this.profiles = profiles;
        this.links = links;
        this.socket = links.open(this::received);
    }

    /**
     * A client that offers every SRTP profile; all of them share one certificate, which is slow to
     * make.
     */
    public static DtlsSrtpTestClient create() throws IOException {
        return create(SHARED, List.of(SrtpProfile.values()));
    }

    public static DtlsSrtpTestClient create(DtlsIdentity identity, List<SrtpProfile> profiles)
            throws IOException {
        return new DtlsSrtpTestClient(identity, profiles, udp(ClientSocket.Reading.EAGER));
    }

    /** A client that takes packets before anything else on the machine runs, to time them. */
    public static DtlsSrtpTestClient urgent(DtlsIdentity identity, List<SrtpProfile> profiles)
            throws IOException {
        return new DtlsSrtpTestClient(identity, profiles, udp(ClientSocket.Reading.URGENT));
    }

    /** A client that costs little: it takes packets late, many at once. */
    public static DtlsSrtpTestClient gathering(DtlsIdentity identity, List<SrtpProfile> profiles)
            throws IOException {
        return new DtlsSrtpTestClient(identity, profiles, udp(ClientSocket.Reading.GATHERED));
    }

    /** A client that goes another way than over UDP from the usual address. */
    static DtlsSrtpTestClient over(ClientLink.Factory links) throws IOException {
        return new DtlsSrtpTestClient(SHARED, List.of(SrtpProfile.values()), links);
    }

    private static ClientLink.Factory udp(ClientSocket.Reading reading) {
        return receiver -> new ClientSocket(receiver, reading);
    }

    /** Value for {@code a=fingerprint:sha-256}. */
    public String fingerprint() {
        return identity.fingerprint().value();
    }

    /** Value for {@code a=ice-ufrag}. */
    public String ufrag() {
        return credentials.ufrag();
    }

    /** Value for {@code a=ice-pwd}. */
    public String password() {
        return credentials.password();
    }

    public InetSocketAddress localAddress() throws IOException {
        return socket.localAddress();
    }

    /** Checks the path, nominates it, shakes hands, and keeps the consent alive until closed. */
    public void connect(
            InetSocketAddress relayAddress,
            String relayUfrag,
            String relayPassword,
            String relayFingerprint)
            throws IOException, InterruptedException {
        target(relayAddress, relayUfrag, relayPassword);
        BindingAnswer answer = check(true, CHECK);
        if (!(answer instanceof BindingAnswer.Success)) {
            throw new IOException("no path to the relay: " + answer);
        }
        handshake(relayFingerprint);
        Thread.ofVirtual().name("test client consent").start(this::keepConsent);
    }

    /** Says whom {@link #check} asks. */
    public void target(InetSocketAddress relayAddress, String relayUfrag, String relayPassword) {
        relay = relayAddress;
        checks = new ClientChecks(relayUfrag, ufrag(), relayPassword);
    }

    /** One connectivity check, not repeated. */
    public BindingAnswer check(boolean nominate, Duration timeout)
            throws IOException, InterruptedException {
        byte[] request = checks.request(nominate);
        sendDatagram(request);
        return checks.answer(request, timeout.toNanos());
    }

    /** Shakes hands over the path checked before; throws when the relay refuses. */
    public void handshake(String relayFingerprint) throws IOException, InterruptedException {
        DtlsAssociation calling =
                DtlsAssociation.client(
                        identity,
                        new CertificateFingerprint(relayFingerprint),
                        profiles,
                        this::sendOrLose,
                        new Handshake());
        association = calling;
        calling.start();
        try {
            keys.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("no handshake: " + e.getMessage(), e);
        }
    }

    private final class Handshake implements DtlsAssociation.Listener {
        @Override
        public void established(SrtpKeys established) {
            sender = established.sender(false);
            receiver = established.receiver(false);
            keys.complete(established);
        }

        @Override
        public void failed(DtlsAssociation.Failure failure, String detail) {
            keys.completeExceptionally(new IOException(failure + ": " + detail));
            ended.countDown();
        }

        @Override
        public void ended() {
            ended.countDown();
        }
    }

    private void keepConsent() {
        try {
            while (!closed.await(CONSENT_PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
                sendDatagram(checks.request(true));
            }
        } catch (IOException | InterruptedException e) {
            closed.countDown();
        }
    }

    /** The profile agreed on. */
    public SrtpProfile profile() {
        return keys.join().profile();
    }

    public void sendRtp(byte[] packet) throws IOException {
        sendRtp(packet, 0, packet.length);
    }

    public synchronized void sendRtp(byte[] packet, int offset, int length) throws IOException {
        int protectedLength = sender.protectRtp(packet, offset, length, wire, 0);
        if (protectedLength < 0) {
            throw new IOException("SRTP refuses the packet: " + protectedLength);
        }
        socket.send(wire, protectedLength, relay);
    }

    public synchronized void sendRtcp(byte[] packet) throws IOException {
        int protectedLength = sender.protectRtcp(packet, 0, packet.length, wire, 0);
        socket.send(wire, protectedLength, relay);
    }

    /** The SRTP packet, not sent: for replays and forgeries with {@link #sendDatagram}. */
    public synchronized byte[] protectRtp(byte[] packet) {
        int protectedLength = sender.protectRtp(packet, 0, packet.length, wire, 0);
        return Arrays.copyOf(wire, protectedLength);
    }

    /** Sends anything to the relay from this client's port. */
    public void sendDatagram(byte[] datagram) throws IOException {
        socket.send(datagram, datagram.length, relay);
    }

    /** Loses DTLS datagrams in both directions, by chance. */
    public void loseHandshake(double lossRatio, RandomGenerator chance) {
        lost = () -> chance.nextDouble() < lossRatio;
    }

    private void sendOrLose(byte[] datagram) {
        try {
            if (!lost.getAsBoolean()) {
                sendDatagram(datagram);
            }
        } catch (IOException e) {
            ended.countDown();
        }
    }

    /** Hands plain packets to a listener instead of keeping them for {@link #receiveRtp}. */
    public void onPacket(PacketListener packets) {
        listener = packets;
    }

    /**
     * Hands SRTP and SRTCP packets to a listener as they came, unopened: their headers are in the
     * clear.
     */
    public void onProtected(PacketListener packets) {
        wireListener = packets;
    }

    /** Next plain RTP packet, null when none came in time. */
    public byte @Nullable [] receiveRtp(Duration timeout) throws InterruptedException {
        return rtp.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Next plain compound RTCP packet, null when none came in time. */
    public byte @Nullable [] receiveRtcp(Duration timeout) throws InterruptedException {
        return rtcp.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Whether the relay ended the association in time. */
    public boolean awaitEnd(Duration timeout) throws InterruptedException {
        return ended.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void received(byte[] datagram) {
        int first = datagram.length == 0 ? 0xFF : datagram[0] & 0xFF;
        if (first <= 3) {
            checked(datagram);
        } else if (first >= 20 && first <= 63 && association != null && !lost.getAsBoolean()) {
            association.receive(datagram);
        } else if (first >= 128 && first <= 191 && receiver != null) {
            media(datagram);
        }
    }

    /** A server that is no lite agent checks the path as well, perhaps before we do. */
    private void checked(byte[] datagram) {
        InetSocketAddress server = relay;
        if (server == null) {
            return;
        }
        byte[] answer = ClientChecks.answerTo(datagram, password(), server);
        if (answer == null) {
            checks.received(datagram);
        } else {
            sendOrLose(answer);
        }
    }

    private void media(byte[] datagram) {
        boolean isRtcp = datagram.length > 1 && (datagram[1] & 0xE0) == 0xC0;
        PacketListener unopened = wireListener;
        if (unopened == null) {
            open(datagram, isRtcp);
        } else {
            unopened.packet(datagram, isRtcp);
        }
    }

    private synchronized void open(byte[] datagram, boolean isRtcp) {
        int length =
                isRtcp
                        ? receiver.openRtcp(datagram, 0, datagram.length, plain, 0)
                        : receiver.openRtp(datagram, 0, datagram.length, plain, 0);
        if (length >= 0) {
            listener.packet(Arrays.copyOf(plain, length), isRtcp);
        }
    }

    private void keep(byte[] packet, boolean isRtcp) {
        (isRtcp ? rtcp : rtp).offer(packet);
    }

    /** Goes on from a new port, as after a change of network; the next check tells the relay. */
    public void move() throws IOException {
        ClientLink old = socket;
        socket = links.open(this::received);
        old.close();
    }

    /** Goes without a goodbye. */
    public void vanish() throws IOException {
        closed.countDown();
        socket.close();
    }

    /** Says goodbye and goes. */
    @Override
    public void close() throws IOException {
        closed.countDown();
        DtlsAssociation open = association;
        if (open != null) {
            open.close();
            awaitGoodbye();
        }
        socket.close();
    }

    private void awaitGoodbye() {
        try {
            ended.await(CHECK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
