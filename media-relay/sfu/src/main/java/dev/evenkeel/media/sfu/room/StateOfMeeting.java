package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.sfu.bridge.MeetingState;
import dev.evenkeel.media.sfu.bridge.MeetingState.SessionClaim;
import dev.evenkeel.media.sfu.inbound.InboundTrack;
import java.util.ArrayList;
import java.util.List;

/** What this relay has to say about a meeting now: the same to all others, but for one thing. */
record StateOfMeeting(Meeting meeting, List<SessionClaim> claims, List<MeetingState.Track> tracks) {

    static StateOfMeeting of(Meeting meeting) {
        return new StateOfMeeting(meeting, claimsOf(meeting), tracksOf(meeting));
    }

    /** With the peer's own layers that nobody here watches. */
    MeetingState toldTo(PeerState peer) {
        Mandate mandate = meeting.mandate();
        return new MeetingState(
                meeting.id(),
                mandate.epoch(),
                mandate.pairs(),
                meeting.wantsMedia(),
                !mandate.serving(),
                claims,
                tracks,
                unwanted(meeting, peer));
    }

    private static List<SessionClaim> claimsOf(Meeting meeting) {
        List<SessionClaim> claims = new ArrayList<>();
        for (Session session : meeting.sessions()) {
            claims.add(
                    new SessionClaim(
                            session.participantId(), session.claimsActive(), session.activation()));
        }
        return claims;
    }

    private static List<MeetingState.Track> tracksOf(Meeting meeting) {
        List<MeetingState.Track> tracks = new ArrayList<>();
        for (InboundTrack source : meeting.localSources()) {
            var info = source.info();
            tracks.add(
                    new MeetingState.Track(
                            info.handle(),
                            info.participantId(),
                            info.source(),
                            info.video(),
                            info.ssrc(),
                            info.layer(),
                            source.layers().id()));
        }
        return tracks;
    }

    /** Handles of the peer's layers that nobody here watches. */
    private static List<Integer> unwanted(Meeting meeting, PeerState peer) {
        List<Integer> unwanted = new ArrayList<>();
        for (PeerState.RemoteTrack remote : peer.remoteTracks()) {
            if (!meeting.wants(remote.track())) {
                unwanted.add(remote.announced().handle());
            }
        }
        return unwanted;
    }
}
