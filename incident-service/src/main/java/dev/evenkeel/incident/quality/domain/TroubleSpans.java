package dev.evenkeel.incident.quality.domain;

import dev.evenkeel.contracts.quality.QualityWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Causes over time: what {@link CauseFinder} says of each second, joined to spans. Windows of
 * different people fill at different times, so single seconds at the beginning and the end may
 * blame somebody else; a span has the cause that most of it, weighed by confidence, speaks for.
 */
public final class TroubleSpans {
    /** A shorter silence does not end a span. */
    private static final Duration GAP = Duration.ofSeconds(5);

    /** What is over sooner is left out: a window of 5 s may show 1 s of loss for 5 s. */
    private static final int FEWEST_SECONDS = 6;

    private record Moment(Instant at, Attribution told) {}

    private TroubleSpans() {}

    /**
     * The spans of all participants, by their beginning.
     *
     * @param around what else was known at a time
     */
    public static List<TroubleSpan> of(
            Collection<QualityWindow> windows, Function<Instant, Surroundings> around) {
        Map<String, List<Moment>> byPerson = new TreeMap<>();
        momentsOf(windows)
                .forEach((at, all) ->
                        CauseFinder.find(all, around.apply(at))
                                .forEach(told ->
                                        byPerson.computeIfAbsent(
                                                        told.meetingId()
                                                                + "/"
                                                                + told.participantId(),
                                                        _ -> new ArrayList<>())
                                                .add(new Moment(at, told))));
        List<TroubleSpan> spans = new ArrayList<>();
        byPerson.values().forEach(moments -> join(moments, spans));
        spans.sort(
                Comparator.comparing(TroubleSpan::from).thenComparing(TroubleSpan::participantId));
        return spans;
    }

    /** By time; of a person with two paths the one that was measured more. */
    private static TreeMap<Instant, List<QualityWindow>> momentsOf(
            Collection<QualityWindow> windows) {
        TreeMap<Instant, Map<String, QualityWindow>> best = new TreeMap<>();
        for (QualityWindow window : windows) {
            best.computeIfAbsent(window.windowEnd(), _ -> new TreeMap<>())
                    .merge(
                            window.meetingId() + "/" + window.participantId(),
                            window,
                            (one, other) -> other.samples() > one.samples() ? other : one);
        }
        TreeMap<Instant, List<QualityWindow>> moments = new TreeMap<>();
        best.forEach((at, people) -> moments.put(at, List.copyOf(people.values())));
        return moments;
    }

    private static void join(List<Moment> moments, List<TroubleSpan> spans) {
        int begin = 0;
        for (int i = 1; i <= moments.size(); i++) {
            boolean ends =
                    i == moments.size()
                            || moments.get(i - 1).at().plus(GAP).isBefore(moments.get(i).at());
            if (ends) {
                if (i - begin >= FEWEST_SECONDS) {
                    spans.add(span(moments.subList(begin, i)));
                }
                begin = i;
            }
        }
    }

    private static TroubleSpan span(List<Moment> moments) {
        Map<String, Double> votes = new HashMap<>();
        moments.forEach(
                one -> votes.merge(causeOf(one.told()), one.told().confidence(), Double::sum));
        String cause =
                votes.entrySet().stream()
                        .max(
                                Map.Entry.<String, Double>comparingByValue()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .orElseThrow()
                        .getKey();
        List<Attribution> chosen =
                moments.stream()
                        .map(Moment::told)
                        .filter(one -> causeOf(one).equals(cause))
                        .toList();
        Attribution clearest =
                chosen.stream()
                        .max(Comparator.comparingDouble(Attribution::confidence))
                        .orElseThrow();
        return new TroubleSpan(
                clearest.meetingId(),
                clearest.participantId(),
                moments.getFirst().at().minusSeconds(1),
                moments.getLast().at(),
                directionOf(chosen),
                clearest.domain(),
                clearest.causeId(),
                votes.getOrDefault(cause, 0.0) / moments.size(),
                chosen.stream().mapToDouble(Attribution::lossRatio).max().orElse(0),
                clearest.compared(),
                clearest.witness());
    }

    /** The one most moments show. */
    private static Attribution.Direction directionOf(List<Attribution> moments) {
        Map<Attribution.Direction, Integer> counts = new TreeMap<>();
        moments.forEach(one -> counts.merge(one.direction(), 1, Integer::sum));
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    }

    private static String causeOf(Attribution told) {
        return told.domain() + " " + told.causeId();
    }
}
