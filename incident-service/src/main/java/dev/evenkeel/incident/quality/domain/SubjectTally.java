package dev.evenkeel.incident.quality.domain;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * What several people (or one, or a link) went through in a span of time, so that it can be added
 * up: people of the same second beside each other, seconds after each other.
 *
 * @param participants the most that were measured in one second
 * @param bitsPerSecond received, of each participant in each second
 * @param framesPerSecond of each received picture in each second
 * @param freezeSeconds of all received pictures
 * @param pictureSeconds of all received pictures
 * @param score of what each participant heard in each second
 * @param linkLoss of a link, as measured
 * @param utilisation of a link, as measured
 */
public record SubjectTally(
        int samples,
        int participants,
        LossTally uplink,
        LossTally downlink,
        Mean jitter,
        Mean roundTrip,
        Mean bitsPerSecond,
        Mean framesPerSecond,
        double freezeSeconds,
        double pictureSeconds,
        long concealedSamples,
        long totalSamples,
        Mean score,
        Mean linkLoss,
        Mean utilisation) {
    public static final SubjectTally NONE = builder().build();

    /**
     * One participant's path in one second, or a window of seconds.
     *
     * @param uplinkOf loss on the way up of each publisher, which is nobody else's
     */
    static SubjectTally of(PathSecond path, Map<String, Double> uplinkOf) {
        Builder sum = builder();
        sum.samples = path.samples();
        sum.participants = path.isEmpty() ? 0 : 1;
        sum.uplink = PathLoss.uplinkTally(path);
        sum.downlink = PathLoss.downlinkTally(path, uplinkOf);
        sum.jitter = path.jitter();
        sum.roundTrip = path.roundTrip();
        sum.bits = Mean.NONE.plus(Pictures.bitsPerSecond(path));
        for (StreamTally stream : path.streams().values()) {
            sum.add(stream);
        }
        VoiceScore score =
                Voice.score(
                        PathLoss.ratioOf(sum.downlink),
                        1,
                        millis(path.jitter()),
                        millis(path.roundTrip()));
        sum.score = Mean.NONE.plus(Voice.numberOf(score));
        return sum.build();
    }

    /** One stream. */
    static SubjectTally of(StreamTally stream) {
        Builder sum = builder();
        sum.samples = Math.max(1, stream.jitter().count());
        sum.participants = 1;
        LossTally loss = stream.lossKnown() ? stream.loss() : LossTally.NONE;
        sum.uplink = stream.isUplink() ? loss : LossTally.NONE;
        sum.downlink = stream.isUplink() ? LossTally.NONE : loss;
        sum.jitter = stream.jitter();
        sum.roundTrip = stream.roundTrip();
        if (stream.seconds() > 0 && stream.bytesReceived() > 0) {
            sum.bits = Mean.NONE.plus(8 * stream.bytesReceived() / stream.seconds());
        }
        sum.add(stream);
        return sum.build();
    }

    /** One measurement of a link; what was not measured is {@link Mean#NONE}. */
    public static SubjectTally ofLink(
            Mean jitterSeconds, Mean roundTripSeconds, Mean lossRatio, Mean utilisation) {
        Builder sum = builder();
        sum.samples = 1;
        sum.jitter = jitterSeconds;
        sum.roundTrip = roundTripSeconds;
        sum.linkLoss = lossRatio;
        sum.utilisation = utilisation;
        return sum.build();
    }

    /** With others in the same second. */
    public SubjectTally beside(SubjectTally other) {
        return plus(other, participants + other.participants);
    }

    /** With what came after or before. */
    public SubjectTally then(SubjectTally other) {
        return plus(other, Math.max(participants, other.participants));
    }

    private SubjectTally plus(SubjectTally other, int people) {
        return new SubjectTally(
                samples + other.samples,
                people,
                uplink.plus(other.uplink),
                downlink.plus(other.downlink),
                jitter.plus(other.jitter),
                roundTrip.plus(other.roundTrip),
                bitsPerSecond.plus(other.bitsPerSecond),
                framesPerSecond.plus(other.framesPerSecond),
                freezeSeconds + other.freezeSeconds,
                pictureSeconds + other.pictureSeconds,
                concealedSamples + other.concealedSamples,
                totalSamples + other.totalSamples,
                score.plus(other.score),
                linkLoss.plus(other.linkLoss),
                utilisation.plus(other.utilisation));
    }

    private static Double millis(Mean seconds) {
        OptionalDouble value = seconds.value();
        return value.isEmpty() ? 0.0 : 1000 * value.getAsDouble();
    }

    private static Builder builder() {
        return new Builder();
    }

    /** Collects the parts; nothing leaves it unfinished. */
    private static final class Builder {
        private int samples;
        private int participants;
        private LossTally uplink = LossTally.NONE;
        private LossTally downlink = LossTally.NONE;
        private Mean jitter = Mean.NONE;
        private Mean roundTrip = Mean.NONE;
        private Mean bits = Mean.NONE;
        private Mean frames = Mean.NONE;
        private double freezeSeconds;
        private double pictureSeconds;
        private long concealed;
        private long total;
        private Mean score = Mean.NONE;
        private Mean linkLoss = Mean.NONE;
        private Mean utilisation = Mean.NONE;

        private void add(StreamTally stream) {
            if (stream.isReceivedVideo() && stream.seconds() > 0 && stream.framesDecoded() > 0) {
                frames = frames.plus(stream.framesDecoded() / stream.seconds());
                freezeSeconds += stream.freezeSeconds();
                pictureSeconds += stream.seconds();
            }
            if (stream.isReceivedVoice()) {
                concealed += stream.concealedSamples();
                total += stream.totalSamples();
            }
        }

        private SubjectTally build() {
            return new SubjectTally(
                    samples,
                    participants,
                    uplink,
                    downlink,
                    jitter,
                    roundTrip,
                    bits,
                    frames,
                    freezeSeconds,
                    pictureSeconds,
                    concealed,
                    total,
                    score,
                    linkLoss,
                    utilisation);
        }
    }
}
