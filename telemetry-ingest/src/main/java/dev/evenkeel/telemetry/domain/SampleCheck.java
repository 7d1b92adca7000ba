package dev.evenkeel.telemetry.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.platform.problem.JsonProblems;
import dev.evenkeel.platform.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Judges one sample of a kind: its form, whose it is, and whether it is of now. */
public final class SampleCheck<T> {
    private final SampleSchema schema;
    private final SampleRules<T> rules;
    private final ObjectReader reader;

    private SampleCheck(SampleRules<T> rules) {
        this.schema = SampleSchema.of(rules.type());
        this.reader = EventJson.mapper().readerFor(rules.type().data());
        this.rules = rules;
    }

    /** The check of a kind, with its published schema. */
    public static SampleCheck<?> of(TelemetryKind kind) {
        return switch (kind) {
            case STREAMS -> new SampleCheck<>(new StreamRules());
            case DEVICES -> new SampleCheck<>(new DeviceRules());
            case LINKS -> new SampleCheck<>(new LinkRules());
            case LOGS -> new SampleCheck<>(new LogRules());
            case CHECKS -> new SampleCheck<>(new CheckRules());
        };
    }

    /**
     * Judges a sample.
     *
     * @param from who sent it
     * @param now when it arrived
     */
    public Verdict judge(JsonNode received, Producer from, Instant now) {
        Verdict form = form(received, from, now);
        return form instanceof Verdict.Accepted<?> accepted
                ? fault(accepted.raw(), from, now)
                        .<Verdict>map(problem -> reject(problem, received))
                        .orElse(form)
                : form;
    }

    /**
     * Judges the form alone, for one who may say anything at any time; what is good is stamped as
     * late.
     */
    public Verdict judgeForm(JsonNode received, Producer from, Instant receivedAt) {
        Verdict form = form(received, from, receivedAt);
        return form instanceof Verdict.Accepted<?> accepted
                ? stamped(accepted.raw(), receivedAt)
                : form;
    }

    private Verdict form(JsonNode received, Producer from, Instant now) {
        if (!(received instanceof ObjectNode object)) {
            return reject(Problem.badField("", "an object", JsonKind.of(received)), received);
        }
        ObjectNode sample = JsonNodeFactory.instance.objectNode();
        sample.setAll(object);
        Optional<Problem> badForm = rules.prepare(sample, from, now).or(() -> schema.check(sample));
        if (badForm.isPresent()) {
            return reject(badForm.get(), received);
        }
        try {
            T parsed = reader.treeToValue(sample, rules.type().data());
            return new Verdict.Accepted<>(rules, parsed, parsed);
        } catch (JsonProcessingException e) {
            return reject(JsonProblems.of(e), received);
        }
    }

    private Optional<Problem> fault(Object raw, Producer from, Instant now) {
        T sample = rules.type().data().cast(raw);
        return rules.foreign(sample, from).or(() -> outOfTime(sample, now));
    }

    private Verdict stamped(Object raw, Instant receivedAt) {
        T sample = rules.type().data().cast(raw);
        Stamp stamp = new Stamp(receivedAt, null, true);
        return new Verdict.Accepted<>(rules, sample, rules.stamped(sample, stamp, null));
    }

    /** Names of fields that are not read. */
    public Set<String> unknownFields(List<JsonNode> received) {
        Set<String> unknown = new TreeSet<>();
        for (JsonNode sample : received) {
            sample.fieldNames()
                    .forEachRemaining(name -> {
                        if (!schema.knows(name) && !Units.names().contains(name)) {
                            unknown.add(name);
                        }
                    });
        }
        return unknown;
    }

    private Optional<Problem> outOfTime(T sample, Instant now) {
        Instant oldest = now.minus(rules.oldest());
        Instant newest = now.plus(rules.newest());
        Instant timestamp = rules.timestamp(sample);
        boolean within = !timestamp.isBefore(oldest) && !timestamp.isAfter(newest);
        return within
                ? Optional.empty()
                : Optional.of(
                        Problem.badField(
                                rules instanceof LogRules ? "/observedTime" : "/timestamp",
                                "between " + oldest + " and " + newest,
                                timestamp));
    }

    private static Verdict reject(Problem problem, JsonNode received) {
        return new Verdict.Rejected(problem, received.toString());
    }
}
