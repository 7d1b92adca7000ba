package dev.evenkeel.incident.alert.domain;

import dev.evenkeel.contracts.incident.AlertNotification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The receivers there are and the routes to them. */
public record Routing(Map<String, Receiver> receivers, List<Route> routes) {
    /** Nobody is told. */
    public static final Routing NONE = new Routing(Map.of(), List.of());

    public Routing {
        receivers = Map.copyOf(receivers);
        routes = List.copyOf(routes);
    }

    /** A receiver that is told, and how long its alerts are gathered. */
    public record Told(Receiver receiver, Duration groupWait) {}

    /** A later attempt to find somebody who acknowledges. */
    public record Escalation(int level, Instant at, List<Receiver> receivers) {}

    /** Who is told at once of an alert. */
    public List<Told> told(AlertNotification alert, Instant now) {
        List<Told> told = new ArrayList<>();
        for (Route route : routesOf(alert, now)) {
            for (String id : route.receivers()) {
                Receiver receiver = receivers.get(id);
                boolean known = told.stream().anyMatch(one -> one.receiver().id().equals(id));
                if (receiver != null && !known) {
                    told.add(new Told(receiver, route.groupWait()));
                }
            }
        }
        return told;
    }

    /**
     * The next escalation of an alert that nobody has acknowledged; levels count from 1.
     *
     * @param done the level reached so far
     */
    public Optional<Escalation> next(AlertNotification alert, int done, Instant openedAt) {
        List<Route> routes = routesOf(alert, openedAt);
        List<Route.Step> steps =
                routes.stream()
                        .flatMap(route -> route.steps().stream())
                        .sorted(Comparator.comparing(Route.Step::after))
                        .toList();
        if (done < steps.size()) {
            Route.Step step = steps.get(done);
            return Optional.of(escalation(step, done, openedAt.plus(step.after())));
        }
        int round = done - steps.size() + 1;
        return routes.stream()
                .filter(route -> route.repeatEvery() != null)
                .findFirst()
                .map(route -> repetition(route, done, openedAt, round));
    }

    private Escalation repetition(Route route, int done, Instant openedAt, int round) {
        Route.Step last = route.steps().getLast();
        Duration every = Objects.requireNonNull(route.repeatEvery());
        return escalation(last, done, openedAt.plus(last.after()).plus(every.multipliedBy(round)));
    }

    private Escalation escalation(Route.Step step, int done, Instant at) {
        return new Escalation(done + 1, at, known(step.receivers()));
    }

    private List<Receiver> known(List<String> ids) {
        return ids.stream().flatMap(id -> Optional.ofNullable(receivers.get(id)).stream()).toList();
    }

    private List<Route> routesOf(AlertNotification alert, Instant at) {
        Map<String, String> subject =
                Map.of(
                        "team", alert.team(),
                        "severity", alert.severity().name().toLowerCase(Locale.ROOT),
                        "rule", alert.eventClass(),
                        "domain", alert.group(),
                        "cause", alert.component());
        List<Route> found = new ArrayList<>();
        for (Route route : routes) {
            if (route.match().fits(subject) && route.hours().contain(at)) {
                found.add(route);
                if (!route.goOn()) {
                    break;
                }
            }
        }
        return found;
    }
}
