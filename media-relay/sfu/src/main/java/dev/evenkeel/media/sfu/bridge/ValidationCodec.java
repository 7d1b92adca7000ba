package dev.evenkeel.media.sfu.bridge;

import dev.evenkeel.media.sfu.RelayPair;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Validation questions and answers as the content of a datagram. */
final class ValidationCodec {
    private static final int QUERY = 0;
    private static final int ANSWER = 1;

    private ValidationCodec() {}

    static void write(MessageWriter out, Validation validation) {
        switch (validation) {
            case Validation.Query(String meetingId, long nonce) ->
                    out.uint8(QUERY).text(meetingId).int64(nonce);
            case Validation.Answer(
                            String meetingId,
                            long nonce,
                            boolean fenced,
                            long epoch,
                            List<RelayPair> pairs) -> {
                out.uint8(ANSWER).text(meetingId).int64(nonce).uint8(fenced ? 1 : 0).int64(epoch);
                pairs.forEach(pair -> PairCodec.write(out, pair));
            }
        }
    }

    /** Null when malformed. */
    static @Nullable Validation read(MessageReader in) {
        int kind = in.uint8();
        String meetingId = in.text();
        long nonce = in.int64();
        if (kind == QUERY) {
            return in.failed() ? null : new Validation.Query(meetingId, nonce);
        }
        boolean fenced = in.uint8() != 0;
        long epoch = in.int64();
        List<RelayPair> pairs = new ArrayList<>();
        do {
            pairs.add(PairCodec.read(in));
        } while (!in.failed() && in.remaining() > 0);
        if (in.failed() || kind != ANSWER) {
            return null;
        }
        return new Validation.Answer(meetingId, nonce, fenced, epoch, List.copyOf(pairs));
    }
}
