package dev.evenkeel.recording.capture;

import dev.evenkeel.recording.tap.TapBlock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the senders on one relay have reported. For one thread. */
final class SenderClocks {
    /**
     * An RTP timestamp and the relay's time that belongs to it.
     *
     * @param millis since 1970
     */
    record Tie(int timestamp, long millis) {}

    private record Numbering(int handle, int generation) {}

    private final Map<String, SenderClock> clocks = new HashMap<>();
    private final Map<Numbering, Tie> ties = new HashMap<>();

    /** Takes a report of a source; answers where that puts it. */
    Tie reported(TapBlock.Source source, SenderReport report, long arrivedMillis) {
        SenderClock clock = clocks.computeIfAbsent(source.participantId(), _ -> new SenderClock());
        clock.reported(report.ntpMillis(), arrivedMillis);
        Tie tie = new Tie(report.timestamp(), clock.relayMillis(report.ntpMillis()));
        ties.put(new Numbering(source.handle(), source.generation()), tie);
        return tie;
    }

    /** Where the last report has put a source; nothing before the first. */
    Optional<Tie> of(TapBlock.Source source) {
        return Optional.ofNullable(ties.get(new Numbering(source.handle(), source.generation())));
    }
}
