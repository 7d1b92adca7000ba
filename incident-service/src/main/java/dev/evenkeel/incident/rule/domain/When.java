package dev.evenkeel.incident.rule.domain;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The condition of a rule, by its kind. */
public sealed interface When {

    /** The word of the rule file. */
    String kind();

    /** Logic of its own, in a class of this package; the file sets its thresholds. */
    record BuiltIn(String kind) implements When {}

    /**
     * A measure is beyond a bound.
     *
     * @param meanOver what is held against the bound is the mean over so long, by how long each
     *     reading speaks for; {@code null}: the newest reading
     */
    record Threshold(
            Measure measure,
            Scope per,
            Aggregate aggregate,
            Bound bound,
            @Nullable Duration meanOver)
            implements When {
        @Override
        public String kind() {
            return "threshold";
        }
    }

    /** At least so many events within a time. */
    record Rate(Events events, Duration within, int atLeast) implements When {
        @Override
        public String kind() {
            return "rate";
        }
    }

    /**
     * A field of events goes from some values to others, at least so many times within a time;
     * other values say nothing.
     *
     * @param each the field that tells sources apart, of which each is counted alone
     */
    record Transitions(
            Events events,
            String field,
            Set<String> from,
            Set<String> to,
            @Nullable String each,
            Duration within,
            int atLeast)
            implements When {
        public Transitions {
            from = Set.copyOf(from);
            to = Set.copyOf(to);
        }

        @Override
        public String kind() {
            return "transitions";
        }
    }

    /**
     * An event that used to come stays away.
     *
     * @param forgottenAfter away for so long it is not expected any more
     */
    record Absence(Events events, Duration longerThan, Duration forgottenAfter) implements When {
        @Override
        public String kind() {
            return "absence";
        }
    }

    /**
     * A field of the newest event has one of some values or an old version, or events stay away
     * that used to come.
     *
     * @param olderThan {@code null}: the field is no version
     * @param unheard {@code null}: staying away says nothing
     * @param forgottenAfter of whom nothing is heard for so long is not there any more
     */
    record State(
            Events events,
            String field,
            Set<String> values,
            @Nullable OlderThan olderThan,
            @Nullable Unheard unheard,
            Duration forgottenAfter)
            implements When {
        public State {
            values = Set.copyOf(values);
        }

        @Override
        public String kind() {
            return "state";
        }
    }

    /**
     * Versions that are wanted at least.
     *
     * @param by the field that tells whose version it is, such as the model
     * @param versions by the value of that field; of any other nothing is said
     */
    record OlderThan(String by, Map<String, String> versions) {
        public OlderThan {
            versions = Map.copyOf(versions);
        }
    }

    /**
     * Silence that says something: longer than usual, while most of those with the same value in a
     * field were heard; of most of them it is whoever passes on what they say.
     *
     * @param timesUsual so many of the subject's own usual intervals
     */
    record Unheard(Duration longerThan, double timesUsual, String amongst) {}

    /**
     * A measure differs from its own past: by so many robust standard deviations (median and median
     * absolute deviation), and by no less than {@code leastChange}.
     *
     * @param fewestReadings of the past before anything is said
     * @param history how far back the past reaches
     */
    record Change(
            Measure measure,
            Scope per,
            Aggregate aggregate,
            Direction direction,
            double deviations,
            double leastChange,
            int fewestReadings,
            Duration history)
            implements When {
        @Override
        public String kind() {
            return "change";
        }
    }

    /** Many of the same parent are bad at once: at least so many, and that share of all. */
    record Correlation(Part of, Scope parent, int atLeast, double ratio) implements When {
        @Override
        public String kind() {
            return "correlation";
        }
    }

    /** What is counted by a correlation. */
    sealed interface Part {
        /** Those whose measure is beyond a bound. */
        record Measured(Measure measure, Bound bound) implements Part {}

        /** Relays for which another rule fires. */
        record Firing(String rule) implements Part {}
    }

    /** The side of a value that is bad. */
    record Bound(boolean over, double value) {
        boolean isBroken(double measured) {
            return over ? measured > value : measured < value;
        }

        /** The word of the rule file. */
        String word() {
            return over ? "over" : "under";
        }
    }

    /** Which way a change is bad. */
    enum Direction {
        UP,
        DOWN,
        BOTH
    }

    /** How readings of several are made one. */
    enum Aggregate {
        MEAN,
        LEAST,
        MOST;

        /** One value for several; they must not be none. */
        double of(Collection<Double> several) {
            var values = several.stream().mapToDouble(Double::doubleValue).summaryStatistics();
            return switch (this) {
                case MEAN -> values.getAverage();
                case LEAST -> values.getMin();
                case MOST -> values.getMax();
            };
        }
    }

    /**
     * Which events count, and for whom.
     *
     * @param type CloudEvents type
     * @param where fields of the data that must have these values
     * @param by the field with the relay's id, where it is not {@code relayId}
     * @param distinct the field whose different values are counted; without one each event counts
     */
    record Events(
            String type,
            Map<String, String> where,
            Scope per,
            @Nullable String by,
            @Nullable String distinct) {
        public Events {
            where = Map.copyOf(where);
        }
    }
}
