package dev.evenkeel.incident.quality.scenario;

import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.incident.quality.domain.Surroundings;
import dev.evenkeel.incident.quality.domain.TroubleSpan;
import dev.evenkeel.incident.quality.domain.TroubleSpans;
import dev.evenkeel.incident.quality.events.TopologyRun;
import dev.evenkeel.incident.quality.scenario.World.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** One simulation through topology and rules. */
final class Play {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final int LATEST_ARRIVAL_MILLIS = 250;

    private final List<QualityWindow> windows = new ArrayList<>();
    private final Map<Instant, Surroundings> around = new HashMap<>();
    private final RulesAtWork rules = new RulesAtWork();

    /**
     * What came of it.
     *
     * @param causes {@code {domain} {id}}: of the spans, and of relays that were lost
     * @param incidents {@code {rule} {domain} {id}} of all that fired
     */
    record Outcome(Set<String> causes, Set<String> incidents, int windows) {}

    /** A labelled scenario. */
    static Outcome of(Scenario scenario) {
        Play play = new Play();
        Simulation simulation = new Simulation(scenario.seed(), scenario.sitesKnown());
        SplittableRandom arrivals = new SplittableRandom(scenario.seed());
        try (TopologyRun run = new TopologyRun(START)) {
            for (int second = 1; second <= Scenario.SECONDS; second++) {
                if (second == Scenario.FAULT_FROM) {
                    World.RELAYS.stream()
                            .filter(scenario::kills)
                            .forEach(relayId -> play.kill(relayId, simulation));
                }
                Network network = new Network(scenario.traffic(), scenario.at(second));
                play.second(second, simulation, network, run, arrivals);
            }
        }
        return play.outcome();
    }

    /** Traffic without any fault. */
    static Outcome of(Traffic traffic, Duration time, long seed) {
        Play play = new Play();
        Simulation simulation = new Simulation(seed, true);
        SplittableRandom arrivals = new SplittableRandom(seed);
        Network network = new Network(traffic, List.of());
        try (TopologyRun run = new TopologyRun(START)) {
            for (int second = 1; second <= time.toSeconds(); second++) {
                if (traffic.churn() > 0 && second % traffic.churn() == 0) {
                    int who = second / traffic.churn() % World.PEOPLE.size();
                    simulation.rejoin(World.PEOPLE.get(who));
                }
                play.second(second, simulation, network, run, arrivals);
            }
        }
        return play.outcome();
    }

    private record Arrival(StreamSample sample, Instant at) {}

    private void second(
            int second,
            Simulation simulation,
            Network network,
            TopologyRun run,
            SplittableRandom arrivals) {
        Instant end = START.plusSeconds(second);
        List<Arrival> coming = new ArrayList<>();
        for (StreamSample sample : simulation.second(second, end, network)) {
            coming.add(
                    new Arrival(sample, end.plusMillis(arrivals.nextInt(LATEST_ARRIVAL_MILLIS))));
            if (arrivals.nextInt(100) == 0) {
                coming.add(
                        new Arrival(
                                sample, end.plusMillis(arrivals.nextInt(LATEST_ARRIVAL_MILLIS))));
            }
        }
        coming.sort(Comparator.comparing(Arrival::at));
        coming.forEach(one -> run.send(one.sample(), one.at()));
        run.advance(Duration.ofSeconds(1));
        List<QualityWindow> closed = run.windows();
        run.skipSubjects();
        windows.addAll(closed);
        around.put(end, rules.surroundings(end, network));
        rules.second(end.plusMillis(LATEST_ARRIVAL_MILLIS), closed, network);
    }

    private void kill(String relayId, Simulation simulation) {
        String other =
                World.RELAYS.stream().filter(one -> !one.equals(relayId)).findFirst().orElseThrow();
        for (Person person : World.PEOPLE) {
            if (simulation.relayOf(person).equals(relayId)) {
                simulation.move(person, other);
            }
        }
        rules.killed(relayId, other);
    }

    private Outcome outcome() {
        Set<String> causes = new TreeSet<>(rules.lostRelays());
        for (TroubleSpan span :
                TroubleSpans.of(windows, at -> around.getOrDefault(at, Surroundings.UNKNOWN))) {
            causes.add(span.domain().word() + " " + span.causeId());
        }
        return new Outcome(causes, rules.fired(), windows.size());
    }
}
