package dev.evenkeel.telemetry.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.contracts.telemetry.StreamSample.Reporter;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.platform.problem.JsonProblems;
import dev.evenkeel.platform.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Judges one sample: its form, whose it is, and whether it is of now. */
public final class SampleCheck {
    /** Samples that waited longer for a network are history. */
    static final Duration OLDEST = Duration.ofMinutes(10);

    /** Clocks of participants differ by so much. */
    static final Duration NEWEST = Duration.ofMinutes(1);

    private final SampleSchema schema;

    public SampleCheck(SampleSchema schema) {
        this.schema = schema;
    }

    /**
     * Judges a sample.
     *
     * @param participant who sent it
     * @param now when it arrived
     */
    public Verdict judge(JsonNode received, Participant participant, Instant now) {
        Optional<Problem> badForm = schema.check(received);
        if (badForm.isPresent()) {
            return reject(badForm.get(), received);
        }
        try {
            StreamSample sample = EventJson.mapper().treeToValue(received, StreamSample.class);
            return firstFault(sample, participant, now)
                    .<Verdict>map(problem -> reject(problem, received))
                    .orElseGet(() -> new Verdict.Accepted(sample));
        } catch (JsonProcessingException e) {
            return reject(JsonProblems.of(e), received);
        }
    }

    private static Optional<Problem> firstFault(
            StreamSample sample, Participant participant, Instant now) {
        return foreign("/meetingId", participant.meetingId(), sample.meetingId())
                .or(() ->
                        foreign(
                                "/participantId",
                                participant.participantId(),
                                sample.participantId()))
                .or(() -> notByClient(sample))
                .or(() -> outOfTime(sample, now));
    }

    private static Optional<Problem> foreign(String field, String own, String actual) {
        return own.equals(actual)
                ? Optional.empty()
                : Optional.of(
                        Problem.forbidden("the token is for reports about oneself")
                                .withField(field, own, actual));
    }

    private static Optional<Problem> notByClient(StreamSample sample) {
        return sample.reporter() == Reporter.CLIENT
                ? Optional.empty()
                : Optional.of(Problem.badField("/reporter", "client", "relay"));
    }

    private static Optional<Problem> outOfTime(StreamSample sample, Instant now) {
        Instant oldest = now.minus(OLDEST);
        Instant newest = now.plus(NEWEST);
        boolean within =
                !sample.timestamp().isBefore(oldest) && !sample.timestamp().isAfter(newest);
        return within
                ? Optional.empty()
                : Optional.of(
                        Problem.badField(
                                "/timestamp",
                                "between " + oldest + " and " + newest,
                                sample.timestamp()));
    }

    private static Verdict reject(Problem problem, JsonNode received) {
        return new Verdict.Rejected(problem, received.toString());
    }
}
