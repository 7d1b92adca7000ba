package dev.evenkeel.media.sfu;

import dev.evenkeel.media.sfu.fuzz.FuzzTarget;
import dev.evenkeel.media.sfu.fuzz.OfferFuzz;

/** The targets that need a whole relay with a meeting. */
public final class MeetingFuzz {
    private MeetingFuzz() {}

    public static FuzzTarget offers() {
        return new OfferFuzz(new FuzzedMeeting());
    }

    public static FuzzTarget bridge() {
        return new BridgeFuzz();
    }

    public static FuzzTarget session() {
        return new SessionFuzz();
    }
}
