package dev.evenkeel.media.sfu.bridge;

import dev.evenkeel.media.sfu.RelayPair;
import dev.evenkeel.media.sfu.bridge.MeetingState.SessionClaim;
import dev.evenkeel.media.sfu.bridge.MeetingState.Track;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Meeting states as the content of one or more datagrams of at most 1,200 bytes. */
final class MeetingStateCodec {
    static final int MAX_PART = 1_200 - BridgeCipher.HEADER - BridgeCipher.TAG;

    private static final int WANTS_MEDIA = 1;
    private static final int FENCED = 2;
    private static final int SESSION = 1;
    private static final int TRACK = 2;
    private static final int UNWANTED = 3;
    private static final int BRANCH = 4;

    private MeetingStateCodec() {}

    /** One part of a state: its entries are part of the whole's. */
    record Part(int revision, int index, int count, MeetingState state) {}

    /**
     * @param revision tells the parts of one state from those of the next
     */
    static List<byte[]> encode(MeetingState state, int revision) {
        List<byte[]> parts = new ArrayList<>();
        MessageWriter writer = new MessageWriter(MAX_PART);
        int countAt = header(writer, state, revision, 0);
        for (RelayPair branch : state.pairs().subList(1, state.pairs().size())) {
            if (writer.room() < 3 + 4 * PairCodec.length(branch)) {
                parts.add(finish(writer));
                header(writer, state, revision, parts.size());
            }
            PairCodec.write(writer.uint8(BRANCH), branch);
        }
        for (SessionClaim session : state.sessions()) {
            if (writer.room() < 11 + 4 * session.participantId().length()) {
                parts.add(finish(writer));
                header(writer, state, revision, parts.size());
            }
            writer.uint8(SESSION)
                    .text(session.participantId())
                    .uint8(session.active() ? 1 : 0)
                    .int64(session.activation());
        }
        for (Track track : state.tracks()) {
            if (writer.room()
                    < 17 + 4 * (track.participantId().length() + track.source().length())) {
                parts.add(finish(writer));
                header(writer, state, revision, parts.size());
            }
            writer.uint8(TRACK)
                    .int32(track.handle())
                    .text(track.participantId())
                    .text(track.source())
                    .uint8(track.video() ? 1 : 0)
                    .int32(track.ssrc())
                    .uint8(track.layer())
                    .int32(track.set());
        }
        for (int handle : state.unwanted()) {
            if (writer.room() < 5) {
                parts.add(finish(writer));
                header(writer, state, revision, parts.size());
            }
            writer.uint8(UNWANTED).int32(handle);
        }
        parts.add(finish(writer));
        parts.forEach(part -> part[countAt] = (byte) parts.size());
        return parts;
    }

    /** Begins a part; where to put the number of parts. */
    private static int header(MessageWriter writer, MeetingState state, int revision, int index) {
        writer.clear().text(state.meetingId()).int64(state.epoch());
        PairCodec.write(writer, state.pairs().getFirst())
                .uint8((state.wantsMedia() ? WANTS_MEDIA : 0) | (state.fenced() ? FENCED : 0))
                .int32(revision)
                .uint8(index);
        int countAt = writer.length();
        writer.uint8(0);
        return countAt;
    }

    private static byte[] finish(MessageWriter writer) {
        return Arrays.copyOf(writer.buffer(), writer.length());
    }

    /** Null when malformed. */
    static @Nullable Part decode(MessageReader in) {
        String meetingId = in.text();
        long epoch = in.int64();
        RelayPair first = PairCodec.read(in);
        int flags = in.uint8();
        int revision = in.int32();
        int index = in.uint8();
        int count = in.uint8();
        List<RelayPair> pairs = new ArrayList<>();
        if (index == 0) {
            pairs.add(first);
        }
        List<SessionClaim> sessions = new ArrayList<>();
        List<Track> tracks = new ArrayList<>();
        List<Integer> unwanted = new ArrayList<>();
        while (!in.failed() && in.remaining() > 0) {
            switch (in.uint8()) {
                case SESSION ->
                        sessions.add(new SessionClaim(in.text(), in.uint8() != 0, in.int64()));
                case TRACK ->
                        tracks.add(
                                new Track(
                                        in.int32(),
                                        in.text(),
                                        in.text(),
                                        in.uint8() != 0,
                                        in.int32(),
                                        in.uint8(),
                                        in.int32()));
                case BRANCH -> pairs.add(PairCodec.read(in));
                case UNWANTED -> unwanted.add(in.int32());
                default -> {
                    return null;
                }
            }
        }
        if (in.failed() || index >= count) {
            return null;
        }
        MeetingState state =
                new MeetingState(
                        meetingId,
                        epoch,
                        pairs,
                        (flags & WANTS_MEDIA) != 0,
                        (flags & FENCED) != 0,
                        sessions,
                        tracks,
                        unwanted);
        return new Part(revision, index, count, state);
    }
}
