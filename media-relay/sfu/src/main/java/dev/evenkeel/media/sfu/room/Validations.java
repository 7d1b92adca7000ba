package dev.evenkeel.media.sfu.room;

import dev.evenkeel.media.sfu.bridge.Bridge;
import dev.evenkeel.media.sfu.bridge.PeerLink;
import dev.evenkeel.media.sfu.bridge.Validation;
import java.util.random.RandomGenerator;

/**
 * After a sleep, asks the other relays of each fenced meeting whether it still runs here; answers
 * when a peer asks.
 */
public final class Validations {
    private final Bridge bridge;
    private final MeetingDirectory directory;
    private final Placements placements;
    private final RandomGenerator random;

    public Validations(
            Bridge bridge,
            MeetingDirectory directory,
            Placements placements,
            RandomGenerator random) {
        this.bridge = bridge;
        this.directory = directory;
        this.placements = placements;
        this.random = random;
    }

    /** Answers to questions from before the sleep must not count any more. */
    public void begin() {
        for (Meeting meeting : directory.meetings()) {
            meeting.peers().validationNonce(random.nextLong());
        }
        ask();
    }

    /** Asks for every fenced meeting. */
    public void ask() {
        for (Meeting meeting : directory.meetings()) {
            if (meeting.mandate().fenced()) {
                meeting.mandate().others().forEach(other -> ask(meeting, other));
            }
        }
    }

    private void ask(Meeting meeting, String other) {
        PeerLink peer = bridge.peer(other);
        if (peer != null) {
            bridge.sendValidation(
                    peer, new Validation.Query(meeting.id(), meeting.peers().validationNonce()));
        }
    }

    void answer(PeerLink peer, Meeting meeting, Validation.Query query) {
        Mandate mandate = meeting.mandate();
        if (!mandate.placed()) {
            return;
        }
        bridge.sendValidation(
                peer,
                new Validation.Answer(
                        meeting.id(),
                        query.nonce(),
                        mandate.fenced(),
                        mandate.epoch(),
                        mandate.pairs()));
    }

    void answered(PeerLink peer, Meeting meeting, Validation.Answer answer, long now) {
        boolean asked =
                meeting.mandate().others().contains(peer.relayId())
                        && answer.nonce() == meeting.peers().validationNonce();
        if (asked && !answer.fenced()) {
            placements.confirm(meeting, answer.epoch(), answer.pairs(), now);
        }
    }
}
