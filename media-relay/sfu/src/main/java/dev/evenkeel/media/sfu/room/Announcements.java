package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.sfu.bridge.Bridge;
import dev.evenkeel.media.sfu.bridge.MeetingState;
import dev.evenkeel.media.sfu.bridge.PeerLink;
import dev.evenkeel.media.sfu.inbound.InboundTrack;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What follows here from another relay's state of a meeting that both run. */
final class Announcements {
    private final RemoteTracks remoteTracks;

    Announcements(Bridge bridge) {
        remoteTracks = new RemoteTracks(bridge);
    }

    void apply(Meeting meeting, PeerState shared, PeerLink peer, MeetingState state, long now) {
        boolean wanted = shared.wantsMedia();
        shared.wantsMedia(state.wantsMedia());
        if (state.wantsMedia() && !wanted) {
            askForWhatLeads(meeting, now);
        }
        List<InboundTrack> local = meeting.localSources();
        local.forEach(source -> carry(source, shared, state, now));
        shared.unwanted(state.unwanted());
        shared.retainNeeded(local.stream().map(s -> s.layers().id()).collect(Collectors.toSet()));
        remoteTracks.apply(meeting, shared, peer, state.tracks());
        if (shared.fenced() != state.fenced()) {
            shared.fenced(state.fenced());
            meeting.review(now);
        }
        meeting.remoteClaims(shared, Activity.claims(state.sessions()), now);
    }

    /**
     * Who leaves this relay already sends over the other one, and that leads: a keyframe asked for
     * here would come over the path that is being left, and everybody served here would wait for
     * it.
     */
    private static void askForWhatLeads(Meeting meeting, long now) {
        for (InboundTrack source : meeting.localSources()) {
            if (meeting.track(Meeting.nameOf(source)).leads(source)) {
                source.wantKeyframe(now);
            }
        }
    }

    /**
     * A layer nobody there watches stays here; one that is watched again begins with a keyframe.
     */
    private static void carry(InboundTrack source, PeerState shared, MeetingState state, long now) {
        int handle = source.info().handle();
        if (shared.isUnwanted(handle) && !state.unwanted().contains(handle)) {
            source.wantKeyframe(now);
        }
    }

    /** The peer's process is another one, which has said nothing yet. */
    void restarted(Meeting meeting, PeerState shared, PeerLink peer, long now) {
        shared.restarted();
        remoteTracks.apply(meeting, shared, peer, List.of());
        meeting.remoteClaims(shared, Map.of(), now);
    }
}
