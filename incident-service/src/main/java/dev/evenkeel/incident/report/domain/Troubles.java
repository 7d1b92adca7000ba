package dev.evenkeel.incident.report.domain;

import dev.evenkeel.incident.quality.domain.Surroundings;
import dev.evenkeel.incident.quality.domain.TroubleSpan;
import dev.evenkeel.incident.quality.domain.TroubleSpans;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Every time people suffered in a meeting, one entry for each cause at a time. */
final class Troubles {
    /** A report is to be read; the longest are told. */
    private static final int MOST = 50;

    private Troubles() {}

    static List<Trouble> of(MeetingStory story) {
        List<List<TroubleSpan>> groups = new ArrayList<>();
        for (TroubleSpan span : TroubleSpans.of(story.windows(), _ -> Surroundings.UNKNOWN)) {
            groups.stream()
                    .filter(group -> group.stream().anyMatch(span::isOneWith))
                    .findFirst()
                    .ifPresentOrElse(
                            group -> group.add(span),
                            () -> groups.add(new ArrayList<>(List.of(span))));
        }
        return groups.stream()
                .map(group -> trouble(story, group))
                .sorted(
                        Comparator.comparingLong((Trouble one) ->
                                        -TroubleWords.seconds(one.from(), one.to()))
                                .thenComparing(Trouble::from))
                .limit(MOST)
                .sorted(Comparator.comparing(Trouble::from))
                .toList();
    }

    private static Trouble trouble(MeetingStory story, List<TroubleSpan> group) {
        TroubleSpan clearest =
                group.stream()
                        .max(Comparator.comparingDouble(TroubleSpan::confidence))
                        .orElseThrow();
        Instant from = group.stream().map(TroubleSpan::from).min(Instant::compareTo).orElseThrow();
        Instant to = group.stream().map(TroubleSpan::to).max(Instant::compareTo).orElseThrow();
        TreeSet<String> people = new TreeSet<>();
        group.forEach(span -> people.add(span.participantId()));
        double loss = group.stream().mapToDouble(TroubleSpan::lossRatio).max().orElse(0);
        return new Trouble(
                from,
                to,
                List.copyOf(people),
                clearest.direction(),
                clearest.domain(),
                clearest.causeId(),
                clearest.confidence(),
                loss,
                TroubleWords.explanation(story, clearest, List.copyOf(people), from, to, loss),
                TroubleWords.evidence(clearest));
    }
}
