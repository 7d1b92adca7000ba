package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.sfu.IceRestart;
import dev.evenkeel.media.sfu.MediaDescription;
import dev.evenkeel.media.sfu.OpenOutcome;
import dev.evenkeel.media.sfu.OpenOutcome.BadOffer;
import dev.evenkeel.media.sfu.OpenOutcome.Opened;
import dev.evenkeel.media.sfu.RelayListener;
import dev.evenkeel.media.sfu.SessionLife;
import dev.evenkeel.media.sfu.SessionRequest;
import dev.evenkeel.media.sfu.inbound.MediaPacket;
import dev.evenkeel.media.sfu.outbound.Scratch;
import dev.evenkeel.media.sfu.outbound.View;
import dev.evenkeel.media.sfu.sdp.Agreed;
import dev.evenkeel.media.sfu.sdp.AnswerWriter;
import dev.evenkeel.media.sfu.sdp.Candidates;
import dev.evenkeel.media.sfu.sdp.Negotiation;
import dev.evenkeel.media.sfu.sdp.Offer;
import dev.evenkeel.media.sfu.transport.MediaTransport;
import dev.evenkeel.media.sfu.transport.RelayLoop;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Opens, renegotiates and ends sessions. */
public final class Sessions implements Session.SessionListener {
    private final RelayLoop loop;
    private final Placements placements;
    private final MeetingDirectory directory;
    private final Candidates candidates;
    private final RelayListener listener;
    private final RandomGenerator random;
    private final MediaPacket packet;
    private final Scratch scratch = new Scratch();
    private long answers;

    public Sessions(
            RelayLoop loop,
            Placements placements,
            MeetingDirectory directory,
            Candidates candidates,
            RelayListener listener,
            RandomGenerator random,
            MediaPacket packet) {
        this.loop = loop;
        this.placements = placements;
        this.directory = directory;
        this.candidates = candidates;
        this.listener = listener;
        this.random = random;
        this.packet = packet;
    }

    public OpenOutcome open(SessionRequest request, Offer offer) {
        Negotiation negotiation =
                new Negotiation(
                        offer, request.description(), request.mayPublish(), request.maySubscribe());
        Optional<BadOffer> problem = negotiation.problem();
        if (problem.isPresent()) {
            return problem.get();
        }
        long now = loop.nanoTime();
        return switch (placements.admit(request.meetingId(), request.epoch(), now)) {
            case Placements.Admitted(Meeting meeting) ->
                    open(request, meeting, negotiation, offer, now);
            case Placements.Stale(long current) ->
                    new OpenOutcome.StaleEpoch(request.epoch(), current);
            case Placements.Fenced() -> new OpenOutcome.Fenced();
        };
    }

    private OpenOutcome open(
            SessionRequest request,
            Meeting meeting,
            Negotiation negotiation,
            Offer offer,
            long now) {
        SessionIdentity identity =
                new SessionIdentity(
                        newSessionId(),
                        request.participantId(),
                        request.branch(),
                        request.mayPublish(),
                        request.maySubscribe());
        SessionLines lines = new SessionLines(identity.participantId(), meeting, scratch, random);
        Session session = new Session(identity, meeting, lines, packet, this);
        MediaTransport transport = loop.open(offer.fingerprint(), session);
        session.transport(transport);
        session.claim(request.active(), request.activation());
        meeting.add(session);
        directory.add(session);
        return answer(session, transport, negotiation, now);
    }

    private String newSessionId() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return "s-" + HexFormat.of().formatHex(bytes);
    }

    private Opened answer(
            Session session, MediaTransport transport, Negotiation negotiation, long now) {
        List<Agreed> agreed = negotiation.agree(session.lines()::ssrcs);
        session.apply(agreed, transport, now);
        session.meeting().review(now);
        AnswerWriter.Transport end =
                new AnswerWriter.Transport(
                        candidates,
                        transport.localUfrag(),
                        transport.localPassword(),
                        loop.fingerprint());
        long number = Integer.toUnsignedLong(session.id().hashCode());
        return new Opened(session.id(), AnswerWriter.write(number, ++answers, end, agreed));
    }

    public OpenOutcome renegotiate(String sessionId, MediaDescription description, Offer offer) {
        Session session = directory.session(sessionId);
        MediaTransport transport = session == null ? null : session.transport();
        if (session == null || transport == null) {
            return new OpenOutcome.NoSuchSession();
        }
        SessionIdentity identity = session.identity();
        Negotiation negotiation =
                new Negotiation(offer, description, identity.mayPublish(), identity.maySubscribe());
        Optional<BadOffer> problem = negotiation.problem();
        return problem.isPresent()
                ? problem.get()
                : answer(session, transport, negotiation, loop.nanoTime());
    }

    public boolean setActive(String sessionId, boolean active, long activation) {
        Session session = directory.session(sessionId);
        if (session == null) {
            return false;
        }
        session.claim(active, activation);
        session.meeting().review(loop.nanoTime());
        return true;
    }

    /** What a client shows from now on. False when there is no such session. */
    public boolean view(String sessionId, Map<String, View> shown) {
        Session session = directory.session(sessionId);
        if (session == null) {
            return false;
        }
        session.view(shown, loop.nanoTime());
        return true;
    }

    public Optional<SessionLife> life(String sessionId) {
        Session session = directory.session(sessionId);
        MediaTransport transport = session == null ? null : session.transport();
        return transport == null
                ? Optional.empty()
                : Optional.of(
                        new SessionLife(
                                transport.connected(), transport.snapshot().silentMillis()));
    }

    public Optional<IceRestart> restartIce(String sessionId) {
        return Optional.ofNullable(directory.session(sessionId)).map(Session::restartIce);
    }

    public boolean close(String sessionId) {
        Session session = directory.session(sessionId);
        if (session == null) {
            return false;
        }
        end(session, "closed", true);
        return true;
    }

    /** Ends every session of a participant. */
    public void remove(String meetingId, String participantId) {
        Meeting meeting = directory.meeting(meetingId);
        if (meeting == null) {
            return;
        }
        for (Session session : meeting.sessions()) {
            if (session.participantId().equals(participantId)) {
                end(session, "removed", true);
            }
        }
    }

    public void endAll(Meeting meeting, String reason) {
        for (Session session : meeting.sessions()) {
            end(session, reason, true);
        }
    }

    private void end(Session session, String reason, boolean goodbye) {
        directory.remove(session);
        session.end(goodbye);
        session.meeting().remove(session, loop.nanoTime());
        listener.sessionClosed(
                session.meeting().id(), session.participantId(), session.id(), reason);
    }

    @Override
    public void connected(Session session) {
        session.meeting().review(loop.nanoTime());
        listener.sessionConnected(session.meeting().id(), session.participantId(), session.id());
    }

    @Override
    public void closed(Session session, String reason) {
        if (directory.session(session.id()) != null) {
            end(session, reason, false);
        }
    }
}
