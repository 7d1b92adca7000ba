package dev.evenkeel.media.sfu.transport;

import dev.evenkeel.media.rtp.NetworkOrder;
import dev.evenkeel.media.rtp.stun.StunKey;
import dev.evenkeel.media.sfu.transport.dtls.CertificateFingerprint;
import dev.evenkeel.media.sfu.transport.dtls.DtlsAssociation;
import dev.evenkeel.media.sfu.transport.srtp.Srtp;
import dev.evenkeel.media.sfu.transport.srtp.SrtpKeys;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One client: its addresses, its handshake, its keys. Loop thread only. */
final class ClientTransport implements MediaTransport {
    /** A client that never came, or went without a goodbye, is given up after this. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A handshake that is not done by then has failed. */
    static final Duration HANDSHAKE = Duration.ofSeconds(10);

    private final TransportServices services;
    private final Supplier<IceCredentials> freshCredentials;
    private IceCredentials credentials;
    private StunKey stunKey;
    private final CertificateFingerprint remoteFingerprint;
    private final TransportListener listener;
    private final ClientAddresses addresses;
    private final long openedNanos;
    private final RememberedPackets remembered = new RememberedPackets();

    private final TransportAccount account;

    private TransportState state = new TransportState.New();
    private long heardNanos;

    ClientTransport(
            TransportServices services,
            Supplier<IceCredentials> freshCredentials,
            CertificateFingerprint remoteFingerprint,
            TransportListener listener) {
        this.services = services;
        this.freshCredentials = freshCredentials;
        this.credentials = freshCredentials.get();
        this.stunKey = new StunKey(credentials.password());
        this.remoteFingerprint = remoteFingerprint;
        this.listener = listener;
        this.addresses = new ClientAddresses(services.transports(), this);
        this.account = new TransportAccount(services);
        this.openedNanos = services.nanoTime();
        this.heardNanos = openedNanos;
    }

    IceCredentials credentials() {
        return credentials;
    }

    StunKey stunKey() {
        return stunKey;
    }

    @Override
    public String localUfrag() {
        return credentials.ufrag();
    }

    @Override
    public String localPassword() {
        return credentials.password();
    }

    @Override
    public void restartIce() {
        long former = credentials.ufragKey();
        credentials = freshCredentials.get();
        stunKey = new StunKey(credentials.password());
        services.transports().rename(former, this);
    }

    @Override
    public boolean connected() {
        return state instanceof TransportState.Connected;
    }

    @Override
    public @Nullable InetSocketAddress remoteAddress() {
        RemoteAddress remote = addresses.target();
        return remote == null ? null : remote.socketAddress();
    }

    @Override
    public String state() {
        return state.label();
    }

    /** The client proved to be at an address, and may have nominated it. */
    void checked(RemoteAddress from, boolean nominates) {
        heardNanos = services.nanoTime();
        addresses.checked(from, nominates);
    }

    /** Takes a DTLS datagram; the first starts the handshake. */
    void dtls(byte[] buffer, int length, RemoteAddress from) {
        account.show(false, from, buffer, length);
        switch (state) {
            case TransportState.New() -> {
                DtlsAssociation association = beginHandshake();
                if (association != null) {
                    feed(association, buffer, length);
                }
            }
            case TransportState.Handshaking(DtlsAssociation association, var since, var early) ->
                    feed(association, buffer, length);
            case TransportState.Connected(
                            DtlsAssociation association,
                            var profile,
                            var sender,
                            var receiver) ->
                    feed(association, buffer, length);
            case TransportState.Closed() -> account.dropped(DropReason.DTLS_AFTER_END);
        }
    }

    private void feed(DtlsAssociation association, byte[] buffer, int length) {
        if (!association.receive(Arrays.copyOf(buffer, length))) {
            account.dropped(DropReason.DTLS_OVERFLOW);
        }
    }

    private @Nullable DtlsAssociation beginHandshake() {
        if (!services.handshakes().acquire()) {
            account.dropped(DropReason.HANDSHAKE_REFUSED);
            return null;
        }
        DtlsAssociation association =
                DtlsAssociation.server(
                        services.identity(),
                        remoteFingerprint,
                        datagram -> services.post(() -> sendDatagram(datagram)),
                        new HandshakeEvents(this, services));
        state = new TransportState.Handshaking(association, services.nanoTime(), new EarlyMedia());
        association.start();
        return association;
    }

    private void sendDatagram(byte[] datagram) {
        RemoteAddress remote = addresses.target();
        if (remote != null) {
            System.arraycopy(datagram, 0, services.socket().sendBuffer(), 0, datagram.length);
            account.show(true, remote, datagram, datagram.length);
            services.socket().send(datagram.length, remote);
        }
    }

    void established(SrtpKeys keys) {
        if (state instanceof TransportState.Handshaking handshaking) {
            state =
                    new TransportState.Connected(
                            handshaking.association(),
                            keys.profile(),
                            keys.sender(true),
                            keys.receiver(true));
            heardNanos = services.nanoTime();
            services.statistics().handshakeSucceeded();
            listener.connected();
            for (byte[] datagram : handshaking.early().datagrams()) {
                media(datagram, datagram.length, heardNanos);
            }
        }
    }

    /** Takes an SRTP or SRTCP packet off the wire. */
    void came(byte[] buffer, int length, RemoteAddress from, long arrivalNanos) {
        account.received(from, buffer, length);
        media(buffer, length, arrivalNanos);
    }

    /** RFC 5761 §4 tells SRTP from SRTCP. */
    private void media(byte[] buffer, int length, long arrivalNanos) {
        if (state instanceof TransportState.Connected connected) {
            open(connected, buffer, length, arrivalNanos);
        } else if (!(state instanceof TransportState.Handshaking handshaking)
                || !handshaking.early().keep(buffer, length)) {
            account.dropped(DropReason.NOT_CONNECTED);
        }
    }

    private void open(
            TransportState.Connected connected, byte[] buffer, int length, long arrivalNanos) {
        byte[] plain = services.plainBuffer();
        boolean rtcp = length > 1 && (buffer[1] & 0xE0) == 0xC0;
        int opened =
                rtcp
                        ? connected.receiver().openRtcp(buffer, 0, length, plain, 0)
                        : connected.receiver().openRtp(buffer, 0, length, plain, 0);
        if (opened < 0) {
            account.dropped(refusal(opened));
            return;
        }
        heardNanos = arrivalNanos;
        if (rtcp) {
            listener.rtcp(plain, 0, opened, arrivalNanos);
        } else {
            listener.rtp(plain, 0, opened, arrivalNanos);
        }
    }

    private static DropReason refusal(int refusal) {
        return switch (refusal) {
            case Srtp.MALFORMED -> DropReason.SRTP_MALFORMED;
            case Srtp.REPLAYED -> DropReason.SRTP_REPLAYED;
            case Srtp.UNAUTHENTIC -> DropReason.SRTP_UNAUTHENTIC;
            default -> DropReason.SRTP_EXHAUSTED;
        };
    }

    @Override
    public void sendRtp(byte[] buffer, int offset, int length) {
        services.statistics().toProtect();
        RemoteAddress to = addresses.target();
        if (to == null || !(state instanceof TransportState.Connected connected)) {
            account.dropped(DropReason.SEND_NOT_CONNECTED);
        } else if (length > MAX_PACKET) {
            account.dropped(DropReason.SEND_TOO_LONG);
        } else {
            byte[] target = services.socket().sendBuffer();
            int sealed = connected.sender().protectRtp(buffer, offset, length, target, 0);
            if (sealed > 0) {
                remembered.sent(
                        NetworkOrder.int32(target, 8),
                        NetworkOrder.uint16(target, 2),
                        target,
                        sealed);
            }
            send(sealed, to);
        }
    }

    @Override
    public void remember(int ssrc) {
        remembered.remember(ssrc);
    }

    @Override
    public boolean repeatRtp(int ssrc, int sequence) {
        RemoteAddress to = addresses.target();
        if (to == null || !connected()) {
            return false;
        }
        int length = remembered.copy(ssrc, sequence, services.socket().sendBuffer());
        if (length > 0) {
            transmit(length, to);
        }
        return length > 0;
    }

    @Override
    public void sendRtcp(byte[] buffer, int offset, int length) {
        services.statistics().toProtect();
        RemoteAddress to = addresses.target();
        if (to == null || !(state instanceof TransportState.Connected connected)) {
            account.dropped(DropReason.SEND_NOT_CONNECTED);
        } else if (length > MAX_PACKET) {
            account.dropped(DropReason.SEND_TOO_LONG);
        } else {
            byte[] target = services.socket().sendBuffer();
            send(connected.sender().protectRtcp(buffer, offset, length, target, 0), to);
        }
    }

    private void send(int length, RemoteAddress to) {
        if (length < 0) {
            account.dropped(DropReason.SEND_REFUSED);
        } else {
            transmit(length, to);
        }
    }

    private void transmit(int length, RemoteAddress to) {
        account.sent(to, services.socket().sendBuffer(), length);
        services.socket().send(length, to);
    }

    @Override
    public void tap(@Nullable PacketTap value) {
        account.tap(value);
    }

    @Override
    public TransportSnapshot snapshot() {
        String profile =
                state instanceof TransportState.Connected connected
                        ? connected.profile().name()
                        : null;
        return account.snapshot(
                profile,
                addresses.proved(),
                TimeUnit.NANOSECONDS.toMillis(services.nanoTime() - heardNanos));
    }

    /** Gives up on a client that keeps us waiting. */
    void expire(long now) {
        switch (state) {
            case TransportState.New() -> {
                if (now - openedNanos >= PATIENCE.toNanos()) {
                    closed("never came");
                }
            }
            case TransportState.Handshaking(DtlsAssociation association, var since, var early) -> {
                if (now - since >= HANDSHAKE.toNanos()) {
                    closed("handshake timed out");
                }
            }
            case TransportState.Connected connected -> {
                if (now - heardNanos >= PATIENCE.toNanos()) {
                    closed("silent");
                }
            }
            case TransportState.Closed() -> {}
        }
    }

    /** It was us who were away: the client's silence starts anew. */
    void excuse(long now) {
        heardNanos = now;
    }

    /** Ends and tells the listener. */
    void closed(String reason) {
        if (!(state instanceof TransportState.Closed)) {
            close();
            listener.closed(reason);
        }
    }

    @Override
    public void close() {
        TransportState last = state;
        state = new TransportState.Closed();
        addresses.forget();
        switch (last) {
            case TransportState.Handshaking(DtlsAssociation association, var since, var early) ->
                    association.close();
            case TransportState.Connected(
                            DtlsAssociation association,
                            var profile,
                            var sender,
                            var receiver) ->
                    association.close();
            case TransportState.New(), TransportState.Closed() -> {}
        }
    }
}
