package dev.evenkeel.incident.report.domain;

import dev.evenkeel.incident.quality.domain.Attribution.Comparison;
import dev.evenkeel.incident.quality.domain.Attribution.Direction;
import dev.evenkeel.incident.quality.domain.Attribution.Witness;
import dev.evenkeel.incident.quality.domain.TroubleSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Trouble in plain words. */
final class TroubleWords {
    /** Below this it was delay, not loss. */
    private static final double LOSS = 0.06;

    private TroubleWords() {}

    static Sentence explanation(
            MeetingStory story,
            TroubleSpan span,
            List<String> people,
            Instant from,
            Instant to,
            double loss) {
        String names = people.stream().map(story::nameOf).collect(Collectors.joining(", "));
        long seconds = seconds(from, to);
        return switch (span.domain()) {
            case DEVICE ->
                    span.direction() == Direction.SENT
                            ? of(
                                    "device-sent",
                                    "The pictures that {names} sent crawled for {seconds} s although the network was fine: look at the camera and the load of the machine.",
                                    names,
                                    seconds)
                            : of(
                                    "device-received",
                                    "Pictures stood still for {names} for {seconds} s although all packets came: the machine did not keep up.",
                                    names,
                                    seconds);
            case PARTICIPANT_NETWORK -> ownNetwork(span.direction(), names, seconds, loss);
            case SITE_LINK ->
                    of(
                            "site-link",
                            "Everybody measured at site {causeId} had a bad connection at once ({names}), with up to {lossRatio} lost, for {seconds} s; others on the same relay were fine: the site's link.",
                            names,
                            seconds,
                            "causeId",
                            span.causeId(),
                            "lossRatio",
                            loss);
            case RELAY ->
                    of(
                            "relay",
                            "Most people on relay {causeId} had a bad connection at once ({names}), with up to {lossRatio} lost, for {seconds} s: the relay or its network.",
                            names,
                            seconds,
                            "causeId",
                            span.causeId(),
                            "lossRatio",
                            loss);
            case PLATFORM ->
                    of(
                            "platform",
                            "People on all relays had a bad connection at once (here {names}), with up to {lossRatio} lost, for {seconds} s: what the relays share.",
                            names,
                            seconds,
                            "lossRatio",
                            loss);
        };
    }

    /** Who was compared, and who else measured it. */
    static List<Sentence> evidence(TroubleSpan span) {
        List<Sentence> told = new ArrayList<>();
        for (Comparison group : span.compared()) {
            if (group.people() > 0) {
                told.add(compared(group));
            }
        }
        if (told.isEmpty()) {
            told.add(
                    Sentence.of(
                            "trouble.alone",
                            "Nobody else was measured at that time to compare with."));
        }
        Witness witness = span.witness();
        if (witness != null) {
            told.add(witnessed(witness));
        }
        told.add(
                Sentence.of(
                        "trouble.confidence",
                        "Confidence {confidenceRatio}.",
                        "confidenceRatio",
                        span.confidence()));
        return told;
    }

    static long seconds(Instant from, Instant to) {
        return Math.max(1, Duration.between(from, to).toSeconds());
    }

    private static Sentence ownNetwork(
            Direction direction, String names, long seconds, double loss) {
        if (loss < LOSS) {
            return of(
                    "own-slow",
                    "The connection of {names} was slow or uneven for {seconds} s while others were fine.",
                    names,
                    seconds);
        }
        return switch (direction) {
            case SENT ->
                    of(
                            "own-sent",
                            "On the way from {names} up to {lossRatio} of the packets were lost for {seconds} s while others were fine.",
                            names,
                            seconds,
                            "lossRatio",
                            loss);
            case RECEIVED ->
                    of(
                            "own-received",
                            "On the way to {names} up to {lossRatio} of the packets were lost for {seconds} s while others were fine.",
                            names,
                            seconds,
                            "lossRatio",
                            loss);
            case BOTH ->
                    of(
                            "own-both",
                            "The connection of {names} lost up to {lossRatio} of the packets both ways for {seconds} s while others were fine.",
                            names,
                            seconds,
                            "lossRatio",
                            loss);
        };
    }

    private static Sentence compared(Comparison group) {
        return switch (group.group()) {
            case SAME_RELAY ->
                    counted(
                            "compared-relay",
                            "On the same relay {suffering} of {people} others suffered too.",
                            group);
            case SAME_SITE ->
                    counted(
                            "compared-site",
                            "At the same site {suffering} of {people} others suffered too.",
                            group);
            case ELSEWHERE ->
                    counted(
                            "compared-elsewhere",
                            "On other relays {suffering} of {people} people suffered too.",
                            group);
            case SAME_MEETING ->
                    counted(
                            "compared-meeting",
                            "In the same meeting pictures stood still for {suffering} of {people} others.",
                            group);
        };
    }

    private static Sentence witnessed(Witness witness) {
        String code = "trouble.witness-" + witness.kind().name().toLowerCase(Locale.ROOT);
        String text =
                switch (witness.kind()) {
                    case LINK -> "Link {witnessId} itself was measured to lose {witnessRatio}.";
                    case RELAY -> "Relay {witnessId} itself reported {witnessRatio} CPU load.";
                    case DEVICE ->
                            "Device {witnessId} itself reported that it does not work as it should.";
                };
        return Sentence.of(code, text, "witnessId", witness.id(), "witnessRatio", witness.value());
    }

    private static Sentence counted(String code, String text, Comparison group) {
        return Sentence.of(
                "trouble." + code, text, "suffering", group.suffering(), "people", group.people());
    }

    private static Sentence of(
            String code, String text, String names, long seconds, Object... more) {
        Object[] params = new Object[more.length + 4];
        params[0] = "names";
        params[1] = names;
        params[2] = "seconds";
        params[3] = seconds;
        System.arraycopy(more, 0, params, 4, more.length);
        return Sentence.of("trouble." + code, text, params);
    }
}
