package dev.evenkeel.media.sfu.transport;

import dev.evenkeel.media.rtp.stun.Stun;
import dev.evenkeel.media.rtp.stun.StunReader;
import dev.evenkeel.media.rtp.stun.StunWriter;

/**
 * The lite agent's half of connectivity checks: it answers and learns, and never asks (RFC 8445
 * §2.5, §7.3).
 */
final class IceResponder {
    private static final int UFRAG = 8;

    private final TransportServices services;
    private final StunReader request = new StunReader();
    private final StunWriter answer = new StunWriter();

    IceResponder(TransportServices services) {
        this.services = services;
    }

    void handle(byte[] buffer, int length, RemoteAddress from) {
        if (!request.read(buffer, 0, length) || !request.hasFingerprint()) {
            services.dropped(DropReason.STUN_MALFORMED);
        } else if (request.type() != Stun.BINDING_REQUEST) {
            services.dropped(DropReason.STUN_UNEXPECTED);
        } else if (!request.hasUsername() || !request.hasIntegrity()) {
            services.dropped(DropReason.STUN_UNAUTHENTIC);
            refuse(Stun.BAD_REQUEST, from);
        } else {
            identify(from);
        }
    }

    private void identify(RemoteAddress from) {
        ClientTransport transport = services.transports().of(ufragKey());
        if (transport == null) {
            services.dropped(DropReason.STUN_UNKNOWN_USER);
        } else if (!request.authenticates(transport.stunKey())) {
            services.dropped(DropReason.STUN_UNAUTHENTIC);
            refuse(Stun.UNAUTHENTICATED, from);
        } else if (request.unknownCount() > 0) {
            answer.answer(Stun.BINDING_ERROR, request).errorCode(Stun.UNKNOWN_ATTRIBUTE);
            answer.unknownAttributes(request).integrity(transport.stunKey());
            send(from);
        } else {
            transport.checked(from, request.useCandidate());
            answer.answer(Stun.BINDING_SUCCESS, request);
            answer.xorMappedAddress(from.high(), from.low(), from.port());
            answer.integrity(transport.stunKey());
            send(from);
        }
    }

    /**
     * USERNAME is our ufrag, a colon, and theirs (RFC 8445 §7.2.2); 0, which is nobody, when ours
     * can't be that.
     */
    private long ufragKey() {
        if (request.usernameLength() <= UFRAG || request.usernameByte(UFRAG) != ':') {
            return 0;
        }
        long key = 0;
        for (int i = 0; i < UFRAG; i++) {
            key = (key << 8) | (request.usernameByte(i) & 0xFF);
        }
        return key;
    }

    private void refuse(int code, RemoteAddress to) {
        answer.answer(Stun.BINDING_ERROR, request).errorCode(code);
        send(to);
    }

    private void send(RemoteAddress to) {
        answer.fingerprint();
        System.arraycopy(answer.buffer(), 0, services.socket().sendBuffer(), 0, answer.length());
        services.socket().send(answer.length(), to);
    }
}
