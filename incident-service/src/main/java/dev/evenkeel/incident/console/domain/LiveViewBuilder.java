package dev.evenkeel.incident.console.domain;

import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.contracts.meeting.MeetingPlaced;
import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.contracts.quality.QualityWindow.Verdict;
import dev.evenkeel.incident.rule.domain.Detector;
import dev.evenkeel.incident.rule.domain.MeetingSight;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes views of what the judge knows, a few times a second at most. One thread: the judge's. */
public final class LiveViewBuilder {
    private static final Duration LEAST_PAUSE = Duration.ofMillis(250);
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final Comparator<Incident> NEWEST_FIRST =
            Comparator.comparing(Incident::openedAt).reversed();

    private final RelayViews relays = new RelayViews();
    private Instant nextAt = Instant.MIN;
    private @Nullable LiveView last;

    /**
     * How well the judge sees.
     *
     * @param lastEventAt {@code Instant.EPOCH} before the first
     */
    public record Observer(Instant lastEventAt, boolean databaseUp) {}

    /** A new view if it is time and something has changed. */
    public Optional<LiveView> next(
            Detector detector, List<Incident> incidents, Observer observer, Instant now) {
        if (now.isBefore(nextAt)) {
            return Optional.empty();
        }
        nextAt = now.plus(LEAST_PAUSE);
        LiveView view =
                new LiveView(
                        now,
                        observer(observer, now),
                        meetings(detector),
                        relays.of(detector, now),
                        components(detector, now),
                        incidents.stream().sorted(NEWEST_FIRST).toList());
        boolean same =
                last != null
                        && last.observer().kafka() == view.observer().kafka()
                        && last.observer().database() == view.observer().database()
                        && last.meetings().equals(view.meetings())
                        && last.relays().equals(view.relays())
                        && last.components().equals(view.components())
                        && last.incidents().equals(view.incidents());
        last = view;
        return same ? Optional.empty() : Optional.of(view);
    }

    private static LiveView.Observer observer(Observer observer, Instant now) {
        boolean live = now.isBefore(observer.lastEventAt().plus(SILENCE));
        return new LiveView.Observer(
                live ? LiveView.KafkaState.LIVE : LiveView.KafkaState.WAITING,
                observer.lastEventAt().equals(Instant.EPOCH) ? null : observer.lastEventAt(),
                observer.databaseUp() ? LiveView.DatabaseState.UP : LiveView.DatabaseState.DOWN);
    }

    private static List<ComponentView> components(Detector detector, Instant now) {
        return detector.components().fresh(now).stream()
                .map(ComponentView::of)
                .sorted(
                        Comparator.comparing(ComponentView::kind)
                                .thenComparing(ComponentView::name))
                .toList();
    }

    private static List<MeetingView> meetings(Detector detector) {
        Map<String, List<QualityWindow>> windows =
                detector.paths().all().stream()
                        .collect(
                                Collectors.groupingBy(
                                        QualityWindow::meetingId,
                                        TreeMap::new,
                                        Collectors.toList()));
        return detector.meetings().meetings().stream()
                .filter(meeting -> !meeting.people().isEmpty() && meeting.placement() != null)
                .map(meeting -> view(meeting, windows.getOrDefault(meeting.meetingId(), List.of())))
                .toList();
    }

    @SuppressWarnings("NullAway") // filtered above: the placement is known
    private static MeetingView view(MeetingSight meeting, List<QualityWindow> windows) {
        MeetingPlaced placed = meeting.placement();
        return new MeetingView(
                meeting.meetingId(),
                meeting.title(),
                meeting.startedAt(),
                meeting.people().size(),
                new MeetingView.Placement(
                        placed.epoch(),
                        placed.primary(),
                        placed.standby(),
                        placed.branches(),
                        placed.reason(),
                        placed.placedAt()),
                new MeetingView.Quality(
                        worst(windows),
                        windows.stream()
                                .map(LiveViewBuilder::person)
                                .sorted(Comparator.comparing(MeetingView.Person::participantId))
                                .toList()));
    }

    private static MeetingView.Person person(QualityWindow window) {
        return new MeetingView.Person(
                window.participantId(),
                window.relayId(),
                window.windowEnd(),
                window.verdict(),
                window.uplinkLossRatio(),
                window.downlinkLossRatio(),
                window.roundTripMillis(),
                window.jitterMillis(),
                window.meanOpinionScore());
    }

    private static Verdict worst(List<QualityWindow> windows) {
        return windows.stream()
                .map(QualityWindow::verdict)
                .filter(verdict -> verdict != Verdict.UNKNOWN)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.UNKNOWN);
    }
}
