package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.rtp.HeartbeatPayload;
import dev.evenkeel.media.rtp.rtcp.RtcpReader;
import dev.evenkeel.media.rtp.rtcp.RtcpWriter;
import dev.evenkeel.media.sfu.IceRestart;
import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.inbound.MediaPacket;
import dev.evenkeel.media.sfu.outbound.DownTrack;
import dev.evenkeel.media.sfu.outbound.HeartbeatStream;
import dev.evenkeel.media.sfu.outbound.View;
import dev.evenkeel.media.sfu.sdp.Agreed;
import dev.evenkeel.media.sfu.transport.MediaTransport;
import dev.evenkeel.media.sfu.transport.TransportListener;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A participant's path to this relay: one transport, what comes over it and what goes. */
public final class Session implements TransportListener {
    private static final long LINGER_NANOS = 3_000_000_000L;
    private static final long NEVER = Long.MIN_VALUE;

    private final SessionIdentity identity;
    private final Meeting meeting;
    private final SessionListener listener;
    private final MediaPacket packet;
    private final ClientFeedback clientFeedback = new ClientFeedback(this);
    private final RtcpWriter rtcp = new RtcpWriter(MediaTransport.MAX_PACKET);
    private final SessionLines lines;

    private @Nullable MediaTransport transport;
    private boolean claimsActive;
    private long activation;
    private boolean active;
    private boolean serving;
    private long movedAt = NEVER;
    private boolean lingering;

    /** Told of the transport's fate. */
    public interface SessionListener {
        void connected(Session session);

        void closed(Session session, String reason);
    }

    Session(
            SessionIdentity identity,
            Meeting meeting,
            SessionLines lines,
            MediaPacket packet,
            SessionListener listener) {
        this.identity = identity;
        this.meeting = meeting;
        this.lines = lines;
        this.packet = packet;
        this.listener = listener;
    }

    void transport(MediaTransport value) {
        transport = value;
    }

    /** What an offer and its answer come to. */
    void apply(List<Agreed> agreed, MediaTransport over, long now) {
        lines.apply(agreed, over, serving, now);
        meeting.cascade().changed(meeting);
    }

    @Override
    public void connected() {
        listener.connected(this);
    }

    @Override
    public void rtp(byte[] buffer, int offset, int length, long arrivalNanos) {
        Counters counters = meeting.counters();
        counters.packetsReceived++;
        counters.bytesReceived += length;
        if (!meeting.mandate().serving()) {
            counters.packetsDroppedFenced++;
            return;
        }
        if (!packet.rtp.wrap(buffer, offset, length)) {
            counters.packetsDropped++;
            return;
        }
        lines.arrived(packet.rtp, arrivalNanos);
        if (!lines.publications().receive(packet, arrivalNanos)) {
            counters.packetsDropped++;
        }
    }

    @Override
    public void rtcp(byte[] buffer, int offset, int length, long arrivalNanos) {
        if (!meeting.mandate().serving()) {
            meeting.counters().packetsDroppedFenced++;
            return;
        }
        clientFeedback.arrivedAt(arrivalNanos);
        if (!RtcpReader.read(buffer, offset, length, clientFeedback)) {
            meeting.counters().packetsDropped++;
        }
    }

    @Override
    public void closed(String reason) {
        listener.closed(this, reason);
    }

    /** Whether media goes to this client. Its first video is a keyframe, asked for at once. */
    void serve(boolean value, long now) {
        boolean flows = value && online();
        if (flows != serving) {
            serving = flows;
            lines.subscriptions().serve(serving, now);
            meeting.disturbed(now);
        }
    }

    /**
     * Whether media still goes to a client who has moved to another relay: for a moment, unless the
     * client says that it has arrived, because the first picture comes later than the claim.
     */
    boolean lingers(boolean moved, long now) {
        if (!moved) {
            movedAt = NEVER;
        } else if (movedAt == NEVER) {
            movedAt = now;
        }
        lingering = moved && now - movedAt < LINGER_NANOS;
        return lingering;
    }

    /**
     * Sends one heartbeat, when connected and asked for.
     *
     * @param flags of {@link HeartbeatPayload}, without {@code ACTIVE}
     */
    public void heartbeat(int flags) {
        HeartbeatStream stream = lines.heartbeat();
        MediaTransport over = transport;
        if (stream != null && over != null && over.connected()) {
            int all = active ? flags | HeartbeatPayload.ACTIVE : flags;
            stream.send(over, all, meeting.mandate().epoch());
        }
    }

    /** Decides again which layers the client is to send, and tells it when that changed. */
    void weighLayers(long now) {
        if (lines.publications().weighLayers(now)) {
            announceLayers();
        }
    }

    /** Tells the client which layers to send: again, because what was said may be lost. */
    public void announceLayers() {
        byte[] announcement = lines.publications().layerAnnouncement();
        if (announcement != null) {
            announce(announcement);
        }
    }

    /** Tells the client something beside the heartbeat, when connected and asked for those. */
    void announce(byte[] word) {
        HeartbeatStream stream = lines.heartbeat();
        MediaTransport over = transport;
        if (stream != null && over != null && over.connected()) {
            stream.announce(over, word);
        }
    }

    public void tick(long now) {
        if (lingering && now - movedAt >= LINGER_NANOS) {
            meeting.review(now);
        }
        lines.tick(serving, now);
    }

    /** Tells the client when its packets came, and shares its path among its tracks anew. */
    public void regulate(long now) {
        if (online()) {
            lines.tellArrivals();
        }
        if (serving) {
            lines.allocate(now);
        }
    }

    /** The meeting's programme has changed. */
    void follow(long now) {
        lines.follow(serving, now);
    }

    /** A client that begins ICE anew gets new credentials; media goes on meanwhile. */
    @Nullable IceRestart restartIce() {
        MediaTransport over = transport;
        if (over == null) {
            return null;
        }
        over.restartIce();
        return new IceRestart(over.localUfrag(), over.localPassword());
    }

    /** What the client shows on its lines from now on. */
    void view(Map<String, View> shown, long now) {
        lines.subscriptions().view(shown);
        lines.allocate(now);
        meeting.weighLayers(now);
        meeting.cascade().changed(meeting);
    }

    /** The reports of one second. */
    public void report(long now) {
        MediaTransport over = transport;
        if (over != null && over.connected()) {
            lines.report(rtcp, over, now);
        }
    }

    /** The client says whether its media takes this session. Older news is ignored. */
    void claim(boolean active, long activation) {
        if (activation >= this.activation) {
            claimsActive = active;
            this.activation = activation;
        }
    }

    /** Says goodbye, when the relay ends it, and forgets all streams. */
    void end(boolean goodbye) {
        MediaTransport over = transport;
        if (over != null && goodbye && over.connected()) {
            lines.writeGoodbye(rtcp);
            over.sendRtcp(rtcp.buffer(), 0, rtcp.length());
        }
        lines.end();
        if (over != null) {
            over.close();
        }
    }

    @Nullable InboundTrack inbound(int ssrc) {
        return lines.publications().find(ssrc);
    }

    @Nullable DownTrack outbound(int ssrc) {
        return lines.subscriptions().find(ssrc);
    }

    /** The number of the pair that the participant sits on. */
    int branch() {
        return identity.branch();
    }

    void active(boolean value) {
        active = value;
    }

    /**
     * Whether the client said so last and can be reached; another session of the participant may
     * have a newer claim, and keeps its media until this one is connected.
     */
    boolean claimsActive() {
        return claimsActive && online();
    }

    /** Whether it is the participant's active session as far as this relay knows. */
    public boolean active() {
        return active;
    }

    public long activation() {
        return activation;
    }

    public boolean serving() {
        return serving;
    }

    public boolean online() {
        return transport != null && transport.connected();
    }

    public String id() {
        return identity.sessionId();
    }

    public String participantId() {
        return identity.participantId();
    }

    SessionIdentity identity() {
        return identity;
    }

    public Meeting meeting() {
        return meeting;
    }

    SessionLines lines() {
        return lines;
    }

    @Nullable MediaTransport transport() {
        return transport;
    }
}
