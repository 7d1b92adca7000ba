package dev.evenkeel.testkit.shipped;

import java.util.List;

/** Compares what the shipped rules and dashboards ask a service for with what it tells. */
public final class ShippedQueries {
    private ShippedQueries() {}

    /**
     * What is asked of a job and not told by it; nothing when all is well.
     *
     * @param job its name in the scrape configuration
     * @param exposition what it answered at {@code /q/metrics}
     */
    public static List<String> unanswered(String job, String exposition) {
        Exposition told = new Exposition(exposition);
        return ShippedFiles.queries().stream()
                .flatMap(query ->
                        PromQl.selectors(query.expression()).stream()
                                .filter(selector -> isAsked(job, selector))
                                .filter(selector -> !told.has(selector))
                                .map(selector -> query.where() + ": " + selector))
                .toList();
    }

    /** {@code up} is Prometheus' own. */
    private static boolean isAsked(String job, Selector selector) {
        return !selector.name().equals("up")
                && selector.jobs().filter(jobs -> jobs.contains(job)).isPresent();
    }
}
