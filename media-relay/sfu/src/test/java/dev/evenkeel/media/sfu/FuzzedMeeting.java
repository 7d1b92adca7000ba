package dev.evenkeel.media.sfu;

import static dev.evenkeel.media.sfu.fuzz.FuzzTarget.holds;

import dev.evenkeel.media.sfu.fuzz.OfferFuzz.OfferedRelay;

/**
 * A relay with a meeting, whose clock stands still but for what a target lets pass. Begins anew now
 * and then: the simulation remembers more than a relay does.
 */
final class FuzzedMeeting implements OfferedRelay {
    private static final int INPUTS = 500;
    private static final String SOMEBODY = "p-somebody";

    private TwoRelays relays = begin();
    private int inputs;

    /** {@code relay-a} serves, {@code relay-b} stands by and is never heard. */
    private static TwoRelays begin() {
        TwoRelays relays = new TwoRelays();
        relays.b.loop.kill();
        relays.a.place(1, "relay-a", "relay-b");
        relays.network.runMillis(300);
        return relays;
    }

    /** For the next input; whoever was there before is gone. */
    TwoRelays relays() {
        return ++inputs % INPUTS == 0 ? anew() : relays;
    }

    TwoRelays anew() {
        relays = begin();
        return relays;
    }

    @Override
    public OpenOutcome offered(MediaDescription description) {
        TwoRelays now = relays();
        SessionRequest request =
                new SessionRequest(
                        TwoRelays.MEETING, SOMEBODY, 1, 0, true, true, true, 1, description);
        OpenOutcome outcome = now.await(now.a.relay.open(request));
        if (outcome instanceof OpenOutcome.Opened(String session, String answer)) {
            holds(now.await(now.a.relay.close(session)), "no session was opened");
        }
        empty(now.a.snapshot());
        return outcome;
    }

    /** Nobody is there, and nothing of anybody. */
    static void empty(RelaySnapshot snapshot) {
        holds(snapshot.sessions().isEmpty(), "a session is left: " + snapshot.sessions());
        holds(snapshot.streams().isEmpty(), "a stream is left: " + snapshot.streams());
    }
}
