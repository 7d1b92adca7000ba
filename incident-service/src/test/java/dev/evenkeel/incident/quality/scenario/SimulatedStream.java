package dev.evenkeel.incident.quality.scenario;

import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.contracts.telemetry.StreamSample.Direction;
import dev.evenkeel.contracts.telemetry.StreamSample.Kind;
import dev.evenkeel.contracts.telemetry.StreamSample.Reporter;
import dev.evenkeel.incident.quality.scenario.World.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The counters of one stream as its reporter keeps them. */
final class SimulatedStream {
    private static final int SOUND_SAMPLES = 48_000;
    private static final int BYTES = 900;

    private final Person owner;
    private final String relayId;
    private final Reporter reporter;
    private final Direction direction;
    private final Kind kind;
    private final @Nullable String remote;
    private final long ssrc;
    private final @Nullable String siteId;
    private long packets;
    private long lost;
    private double framesDecoded;
    private double framesEncoded;
    private double freezeSeconds;
    private long concealed;
    private long total;
    private int sequence;

    SimulatedStream(
            Person owner,
            String relayId,
            Reporter reporter,
            Direction direction,
            Kind kind,
            @Nullable String remote,
            long ssrc,
            @Nullable String siteId) {
        this.owner = owner;
        this.relayId = relayId;
        this.reporter = reporter;
        this.direction = direction;
        this.kind = kind;
        this.remote = remote;
        this.ssrc = ssrc;
        this.siteId = siteId;
    }

    /** A second goes by at the receiver. */
    void receive(int expected, int gone, double frames, double frozen) {
        packets += expected - gone;
        lost += gone;
        framesDecoded += frames;
        freezeSeconds += frozen;
        total += SOUND_SAMPLES;
        concealed += expected == 0 ? 0 : (long) SOUND_SAMPLES * gone / expected;
    }

    /** A second goes by at the sender. */
    void send(int sent, double frames) {
        packets += sent;
        framesEncoded += frames;
    }

    /** What is reported at that moment. */
    StreamSample report(Instant at, double jitterSeconds, @Nullable Double roundTripSeconds) {
        boolean inbound = direction == Direction.INBOUND;
        boolean video = kind == Kind.VIDEO;
        boolean heard = inbound && reporter == Reporter.CLIENT;
        return new StreamSample(
                ssrc + "-" + relayId + "-" + owner.id() + "-" + sequence++,
                reporter,
                owner.meetingId(),
                owner.id(),
                relayId,
                direction,
                kind,
                video ? "camera" : "microphone",
                remote,
                ssrc,
                true,
                at,
                inbound ? packets : null,
                inbound ? null : packets,
                inbound ? lost : null,
                inbound ? packets * BYTES : null,
                inbound ? null : packets * BYTES,
                jitterSeconds,
                roundTripSeconds,
                heard && video ? (long) framesDecoded : null,
                inbound || !video ? null : (long) framesEncoded,
                null,
                video ? 1280 : null,
                video ? 720 : null,
                null,
                heard && video ? freezeSeconds : null,
                heard && !video ? concealed : null,
                heard && !video ? total : null,
                null,
                null,
                siteId);
    }
}
