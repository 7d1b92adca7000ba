package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.rtp.HeartbeatPayload;
import dev.evenkeel.media.sfu.MediaDescription.TrackName;
import dev.evenkeel.media.sfu.inbound.InboundTrack;
import dev.evenkeel.media.sfu.outbound.DownTrack;
import dev.evenkeel.media.sfu.outbound.LayerCeiling;
import dev.evenkeel.media.sfu.speech.LoudestVoices;
import dev.evenkeel.media.sfu.tap.MeetingTap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** One meeting on this relay. */
public final class Meeting {
    private final String id;
    private final Mandate mandate;
    private final Cascade cascade;
    private final Counters counters;
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Map<TrackName, MeetingTrack> tracks = new HashMap<>();
    private final Activity activity = new Activity();
    private final Peers peers;
    private @Nullable MeetingTap tap;
    private final Speakers speakers = new Speakers();
    private final LoudestVoices voices = new LoudestVoices();
    private final Programme programme = new Programme();
    private LayerCeiling ceiling = LayerCeiling.NONE;
    private long ceilingRevision;
    private boolean wanted;
    private boolean deserted;
    private long disturbedAt;
    private long usedAt;

    Meeting(String id, Mandate mandate, Cascade cascade, Counters counters, long now) {
        this.id = id;
        this.mandate = mandate;
        this.cascade = cascade;
        this.counters = counters;
        usedAt = now;
        disturbedAt = now;
        peers = new Peers(id);
    }

    void add(Session session) {
        sessions.put(session.id(), session);
    }

    void remove(Session session, long now) {
        sessions.remove(session.id());
        usedAt = now;
        review(now);
    }

    /** It may run on other relays than before: what was shared with those it left is forgotten. */
    void relocated() {
        for (PeerState left : peers.become(mandate.others())) {
            activity.forget(left.relayId());
            left.remoteTracks().forEach(remote -> removeSource(remote.track()));
        }
    }

    /** Decides again which sessions get media; the other relays hear of it. */
    public void review(long now) {
        boolean anyDeserted = false;
        Map<String, Long> highest = activity.highest(sessions.values());
        Map<String, Long> here = Activity.highestHere(sessions.values());
        for (Session session : sessions.values()) {
            boolean active = claims(session, highest);
            session.active(active);
            boolean moved = !active && claims(session, here);
            boolean alone = cascade.mateLost(this, session.branch());
            boolean wanted = alone || active || session.lingers(moved, now);
            anyDeserted |= alone;
            session.serve(mandate.serving() && wanted, now);
        }
        noteDeserted(anyDeserted, now);
        noteWanting(now);
        cascade.changed(this);
    }

    private static boolean claims(Session session, Map<String, Long> highest) {
        return session.claimsActive()
                && session.activation() >= highest.getOrDefault(session.participantId(), 0L);
    }

    private void noteDeserted(boolean value, long now) {
        if (value != deserted) {
            deserted = value;
            disturbed(now);
        }
    }

    private void noteWanting(long now) {
        boolean wants = wantsMedia();
        if (wants && !wanted) {
            for (PeerState peer : peers.all()) {
                peer.remoteTracks().forEach(remote -> remote.track().resumed(now));
            }
        }
        wanted = wants;
    }

    /** Another relay's active sessions: participant → activation. */
    void remoteClaims(PeerState peer, Map<String, Long> claims, long now) {
        if (activity.remote(peer.relayId(), claims)) {
            review(now);
        }
    }

    /** Whether anybody here gets media. */
    public boolean wantsMedia() {
        for (Session session : sessions.values()) {
            if (session.serving()) {
                return true;
            }
        }
        return false;
    }

    /** A stream of a local client or of another relay comes. The sink for its packets. */
    public InboundTrack.Sink sink(TrackName name) {
        return track(name);
    }

    public void addSource(InboundTrack source) {
        track(nameOf(source)).addSource(source);
        if (source.info().local()) {
            cascade.changed(this);
        }
    }

    public void removeSource(InboundTrack source) {
        MeetingTrack track = track(nameOf(source));
        track.removeSource(source);
        forgetIfAbandoned(track);
        if (source.info().local()) {
            cascade.changed(this);
        }
    }

    void sourceEnded(InboundTrack source) {
        track(nameOf(source)).sourceEnded(source);
    }

    void addReceiver(DownTrack receiver, long now) {
        track(receiver.stream().track()).addReceiver(receiver, now);
    }

    void removeReceiver(DownTrack receiver) {
        MeetingTrack track = track(receiver.stream().track());
        track.removeReceiver(receiver);
        forgetIfAbandoned(track);
    }

    void receiverWaits(DownTrack receiver, long now) {
        track(receiver.stream().track()).receiverWaits(receiver, now);
    }

    /** Whose sound goes to everybody. */
    LoudestVoices voices() {
        return voices;
    }

    /** When a person last said a sentence; {@code Long.MIN_VALUE} when never. */
    long talkedAt(String participantId) {
        return speakers.talkedAt(participantId);
    }

    /** Listens to everybody, and tells clients and the other relays what is new. */
    public void listen(long now) {
        cascade.speech(this, now);
        if (speakers.look(tracks.values(), now)) {
            announceSpeakers();
        }
        if (programme.look(tracks.values(), speakers.holder(), now)) {
            sessions.values().forEach(session -> session.follow(now));
        }
    }

    /** What those get who have one picture and one voice for all. */
    Programme programme() {
        return programme;
    }

    /** Tells every client who speaks: again, because what was said may be lost. */
    public void announceSpeakers() {
        if (speakers.known()) {
            byte[] announcement = speakers.announcement();
            sessions.values().forEach(session -> session.announce(announcement));
        }
    }

    /**
     * Sends one heartbeat to every session that is connected and asked for it.
     *
     * @param flags of {@link HeartbeatPayload} by the number of the pair, without {@code ACTIVE}
     */
    void heartbeat(IntUnaryOperator flags) {
        for (Session session : sessions.values()) {
            session.heartbeat(flags.applyAsInt(session.branch()));
        }
    }

    /** Whether somebody here needs this layer of a source. */
    boolean wants(InboundTrack layer) {
        return track(nameOf(layer)).wants(layer);
    }

    /** What each receiver gets at most. */
    LayerCeiling ceiling() {
        return ceiling;
    }

    /**
     * Each receiver gets no more than this from now on; layers change with their next keyframes.
     *
     * @param revision of two orders the one with the greater counts
     */
    boolean hold(LayerCeiling value, long revision) {
        if (revision <= ceilingRevision) {
            return false;
        }
        ceilingRevision = revision;
        ceiling = value;
        return true;
    }

    /** Somebody comes, goes or changes relays: what nobody needs now may be needed in a moment. */
    void disturbed(long now) {
        disturbedAt = now;
    }

    long disturbedAt() {
        return disturbedAt;
    }

    /** Decides again which layers local clients are to send, and tells them what changed. */
    public void weighLayers(long now) {
        if (mandate.serving()) {
            sessions.values().forEach(session -> session.weighLayers(now));
        }
    }

    MeetingTrack track(TrackName name) {
        return tracks.computeIfAbsent(name, n -> new MeetingTrack(this, n));
    }

    private void forgetIfAbandoned(MeetingTrack track) {
        if (track.abandoned()) {
            tracks.remove(track.name());
        }
    }

    static TrackName nameOf(InboundTrack source) {
        return new TrackName(source.info().participantId(), source.info().source());
    }

    /** Streams of local clients. */
    public List<InboundTrack> localSources() {
        List<InboundTrack> result = new ArrayList<>();
        for (MeetingTrack track : tracks.values()) {
            for (InboundTrack source : track.sources()) {
                if (source.info().local()) {
                    result.add(source);
                }
            }
        }
        return result;
    }

    public List<Session> sessions() {
        return List.copyOf(sessions.values());
    }

    public String id() {
        return id;
    }

    public Mandate mandate() {
        return mandate;
    }

    /** Where copies go for a recorder; null while nothing is recorded. */
    @Nullable MeetingTap tap() {
        return tap;
    }

    void tap(@Nullable MeetingTap value) {
        tap = value;
    }

    Peers peers() {
        return peers;
    }

    Cascade cascade() {
        return cascade;
    }

    Counters counters() {
        return counters;
    }

    /** Since when nobody is here. */
    long usedAt() {
        return usedAt;
    }

    boolean empty() {
        return sessions.isEmpty();
    }
}
