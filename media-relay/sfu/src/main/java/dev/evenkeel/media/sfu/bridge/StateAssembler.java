package dev.evenkeel.media.sfu.bridge;

import dev.evenkeel.media.sfu.RelayPair;
import dev.evenkeel.media.sfu.bridge.MeetingState.SessionClaim;
import dev.evenkeel.media.sfu.bridge.MeetingState.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts the parts of a meeting's state together again; a state some part of which is lost is given
 * up for the next one.
 */
final class StateAssembler {
    private final Map<Integer, MeetingState> parts = new TreeMap<>();
    private int revision;
    private boolean any;

    /** The whole state when this was its last missing part. Older revisions are ignored. */
    @Nullable MeetingState add(MeetingStateCodec.Part part) {
        if (any && part.revision() - revision < 0) {
            return null;
        }
        if (!any || part.revision() != revision) {
            parts.clear();
            revision = part.revision();
            any = true;
        }
        parts.put(part.index(), part.state());
        if (parts.size() < part.count()) {
            return null;
        }
        return whole(part.state());
    }

    private MeetingState whole(MeetingState last) {
        List<RelayPair> pairs = new ArrayList<>();
        List<SessionClaim> sessions = new ArrayList<>();
        List<Track> tracks = new ArrayList<>();
        List<Integer> unwanted = new ArrayList<>();
        for (MeetingState part : parts.values()) {
            pairs.addAll(part.pairs());
            sessions.addAll(part.sessions());
            tracks.addAll(part.tracks());
            unwanted.addAll(part.unwanted());
        }
        parts.clear();
        return new MeetingState(
                last.meetingId(),
                last.epoch(),
                List.copyOf(pairs),
                last.wantsMedia(),
                last.fenced(),
                List.copyOf(sessions),
                List.copyOf(tracks),
                List.copyOf(unwanted));
    }
}
