package dev.evenkeel.incident.quality.domain;

import dev.evenkeel.contracts.quality.SubjectWindow;
import dev.evenkeel.contracts.quality.SubjectWindow.Scope;
import dev.evenkeel.contracts.quality.SubjectWindow.Unscored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Windows of streams, people and meetings, and of whatever else was added up. */
public final class SubjectWindows {
    private static final double MILLIS = 1000;

    private SubjectWindows() {}

    /**
     * The streams, people and the meeting itself.
     *
     * @param seconds the paths of the meeting in each second of the window, by the second
     */
    public static List<SubjectWindow> ofMeeting(
            String meetingId,
            Instant windowEnd,
            int windowSeconds,
            TreeMap<Long, Map<PathKey, PathSecond>> seconds) {
        Map<PathKey, PathSecond> paths = new TreeMap<>(PathKey.ORDER);
        seconds.values()
                .forEach(second ->
                        second.forEach((key, path) -> paths.merge(key, path, PathSecond::plus)));
        Map<String, Double> uplinkOf = PathLoss.uplinks(paths);
        List<SubjectWindow> windows = new ArrayList<>();
        Map<String, SubjectTally> people = new TreeMap<>();
        paths.forEach((key, path) -> {
            String person = meetingId + "/" + key.participantId();
            path.streams()
                    .forEach((name, stream) ->
                            windows.add(
                                    window(
                                            Scope.STREAM,
                                            person + "/" + key.relayId() + "/" + streamId(name),
                                            meetingId,
                                            windowEnd,
                                            windowSeconds,
                                            SubjectTally.of(stream),
                                            ofStream(stream, burstRatio(key, name, seconds)))));
            people.merge(person, SubjectTally.of(path, uplinkOf), SubjectTally::then);
        });
        people.forEach((person, tally) ->
                windows.add(
                        window(
                                Scope.PARTICIPANT,
                                person,
                                meetingId,
                                windowEnd,
                                windowSeconds,
                                tally,
                                ofPerson(tally))));
        people.values().stream()
                .reduce(SubjectTally::beside)
                .filter(all -> all.samples() > 0)
                .ifPresent(all ->
                        windows.add(
                                window(
                                        Scope.MEETING,
                                        meetingId,
                                        meetingId,
                                        windowEnd,
                                        windowSeconds,
                                        all,
                                        ofSeveral(all))));
        return windows;
    }

    /** A relay, a site or a link. */
    public static SubjectWindow ofPlace(
            Scope scope, String id, Instant windowEnd, int windowSeconds, SubjectTally tally) {
        return window(scope, id, null, windowEnd, windowSeconds, tally, ofSeveral(tally));
    }

    private static SubjectWindow window(
            Scope scope,
            String id,
            @Nullable String meetingId,
            Instant windowEnd,
            int windowSeconds,
            SubjectTally tally,
            VoiceScore voice) {
        boolean isLink = scope == Scope.LINK;
        return new SubjectWindow(
                scope.name().toLowerCase(Locale.ROOT) + "/" + id,
                scope,
                id,
                meetingId,
                windowEnd.minusSeconds(windowSeconds),
                windowEnd,
                windowSeconds,
                tally.samples(),
                tally.participants(),
                isLink ? value(tally.linkLoss(), 1) : PathLoss.ratioOf(tally.uplink()),
                PathLoss.ratioOf(tally.downlink()),
                value(tally.jitter(), MILLIS),
                value(tally.roundTrip(), MILLIS),
                value(tally.bitsPerSecond(), 1),
                value(tally.framesPerSecond(), 1),
                tally.pictureSeconds() <= 0
                        ? null
                        : Math.clamp(tally.freezeSeconds() / tally.pictureSeconds(), 0, 1),
                tally.totalSamples() <= 0
                        ? null
                        : Math.clamp(
                                (double) tally.concealedSamples() / tally.totalSamples(), 0, 1),
                Voice.numberOf(voice),
                voice instanceof VoiceScore.NotEnough(Unscored reason) ? reason : null,
                isLink ? value(tally.utilisation(), 1) : null);
    }

    private static VoiceScore ofStream(StreamTally stream, double burstRatio) {
        return stream.isReceivedVoice()
                ? ofLoss(SubjectTally.of(stream), burstRatio)
                : new VoiceScore.NotEnough(Unscored.NO_VOICE);
    }

    private static VoiceScore ofPerson(SubjectTally tally) {
        return tally.downlink().expected() > 0
                ? ofLoss(tally, 1)
                : new VoiceScore.NotEnough(Unscored.NO_VOICE);
    }

    private static VoiceScore ofSeveral(SubjectTally tally) {
        OptionalDouble mean = tally.score().value();
        if (mean.isPresent()) {
            return new VoiceScore.Scored(mean.getAsDouble());
        }
        return new VoiceScore.NotEnough(
                tally.downlink().expected() > 0 ? Unscored.TOO_FEW_PACKETS : Unscored.NO_VOICE);
    }

    private static VoiceScore ofLoss(SubjectTally tally, double burstRatio) {
        return Voice.score(
                PathLoss.ratioOf(tally.downlink()),
                burstRatio,
                value(tally.jitter(), MILLIS),
                value(tally.roundTrip(), MILLIS));
    }

    private static double burstRatio(
            PathKey key, String stream, TreeMap<Long, Map<PathKey, PathSecond>> seconds) {
        List<LossTally> counts = new ArrayList<>();
        for (Map<PathKey, PathSecond> second : seconds.values()) {
            PathSecond path = second.get(key);
            StreamTally tally = path == null ? null : path.streams().get(stream);
            if (tally != null && tally.lossKnown()) {
                counts.add(tally.loss());
            }
        }
        return BurstRatio.of(counts);
    }

    /** {@code CLIENT/INBOUND/42} as {@code client-inbound-42}. */
    private static String streamId(String name) {
        return name.toLowerCase(Locale.ROOT).replace('/', '-');
    }

    private static @Nullable Double value(Mean mean, double scale) {
        OptionalDouble value = mean.value();
        return value.isEmpty() ? null : scale * value.getAsDouble();
    }
}
