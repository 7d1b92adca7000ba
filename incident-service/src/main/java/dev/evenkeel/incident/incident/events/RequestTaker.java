package dev.evenkeel.incident.incident.events;

import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.incident.incident.domain.Request;
import dev.evenkeel.incident.incident.store.CaseStore;
import dev.evenkeel.incident.incident.store.RequestStore;
import dev.evenkeel.incident.incident.store.RequestStore.Answer;
import dev.evenkeel.incident.incident.store.RequestStore.Standing;
import dev.evenkeel.platform.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Puts a request where the judge finds it, on whatever replica that is, and waits for the answer.
 */
@Singleton
public class RequestTaker {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final int LOOKS = 60;

    private final RequestStore requests;
    private final CaseStore cases;

    /** What became of it. */
    public sealed interface Answered {
        /** Done: the incident after it. */
        record Done(Incident incident) implements Answered {}

        /** Not done, and why. */
        record Refused(Problem problem) implements Answered {}
    }

    @Inject
    RequestTaker(RequestStore requests, CaseStore cases) {
        this.requests = requests;
        this.cases = cases;
    }

    /** Fails when there is no answer in time; the same request may be made again. */
    public Uni<Answered> take(Request request) {
        return requests.ask(request).chain(standing -> follow(request, standing, LOOKS));
    }

    private Uni<Answered> follow(Request request, Standing standing, int looksLeft) {
        if (!standing.same()) {
            return refused(
                    Problem.of(422, "key-used", "The key was used for another request")
                            .withField("Idempotency-Key", "a new key", request.key()));
        }
        if (standing.answer().isPresent()) {
            return answered(request, standing.answer().get());
        }
        if (looksLeft == 0) {
            return Uni.createFrom().failure(new IllegalStateException("no answer in time"));
        }
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(LOOK_EVERY)
                .chain(() -> requests.standing(request))
                .chain(now -> follow(request, now, looksLeft - 1));
    }

    private Uni<Answered> answered(Request request, Answer answer) {
        return switch (answer.status()) {
            case 200 ->
                    cases.find(request.incidentId())
                            .map(found ->
                                    found.<Answered>map(Answered.Done::new)
                                            .orElseGet(() -> unknown(request)));
            case 404 -> Uni.createFrom().item(() -> unknown(request));
            default -> refused(Problem.conflict(answer.detail()));
        };
    }

    private static Answered unknown(Request request) {
        return new Answered.Refused(Problem.notFound("incident", request.incidentId()));
    }

    private static Uni<Answered> refused(Problem problem) {
        return Uni.createFrom().item(() -> new Answered.Refused(problem));
    }
}
