package dev.evenkeel.room.task;

import dev.evenkeel.contracts.meeting.TaskChanged.Change;
import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.task.domain.Party;
import dev.evenkeel.room.task.domain.Task;
import dev.evenkeel.room.task.domain.Task.Assignee;
import dev.evenkeel.room.task.domain.TaskForm;
import dev.evenkeel.room.task.store.PartyStore;
import dev.evenkeel.room.task.store.TaskStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tasks written, done and taken away. */
@Singleton
public class Tasks {
    private final TaskStore store;
    private final PartyStore parties;
    private final Clock clock;

    @Inject
    Tasks(TaskStore store, PartyStore parties, Clock clock) {
        this.store = store;
        this.parties = parties;
        this.clock = clock;
    }

    public Uni<List<Task>> of(String meetingId) {
        return store.of(meetingId);
    }

    public Uni<Optional<Task>> find(String meetingId, UUID id) {
        return store.find(meetingId, id);
    }

    public Uni<List<PartyStore.Person>> people(String meetingId) {
        return parties.people(meetingId);
    }

    /** Writes it, or writes it differently; what is done stays done. */
    public Uni<Reply<Task>> write(String meetingId, UUID id, Party by, TaskForm form) {
        return parties.people(meetingId)
                .chain(people ->
                        switch (assignee(form, people)) {
                            case Reply.Refused<Assignee>(Refusal refusal) -> refused(refusal);
                            case Reply.Done<Assignee>(Assignee assignee) ->
                                    store.of(meetingId)
                                            .chain(all ->
                                                    write(meetingId, id, by, form, assignee, all));
                        });
    }

    /** Says that it is done, or that it is not after all. */
    public Uni<Task> finish(Task task, boolean done, @Nullable String by) {
        if (done == (task.doneAt() != null)) {
            return Uni.createFrom().item(task);
        }
        Instant now = clock.instant();
        Task next = task.done(done ? now : null);
        return store.keep(next, done ? Change.DONE : Change.REOPENED, by, now).replaceWith(next);
    }

    public Uni<Void> delete(Task task, @Nullable String by) {
        return store.delete(task, by, clock.instant());
    }

    private Uni<Reply<Task>> write(
            String meetingId, UUID id, Party by, TaskForm form, Assignee assignee, List<Task> all) {
        Optional<Task> known = all.stream().filter(task -> task.id().equals(id)).findFirst();
        if (known.isEmpty() && all.size() >= TaskStore.MOST) {
            return refused(
                    new Refusal.Overtaken(
                            "a meeting has at most %d tasks".formatted(TaskStore.MOST)));
        }
        Instant now = clock.instant();
        Task task =
                new Task(
                        id,
                        meetingId,
                        form.text(),
                        assignee,
                        form.dueOn(),
                        known.map(Task::createdAt).orElse(now),
                        known.map(Task::doneAt).orElse(null));
        if (known.filter(task::equals).isPresent()) {
            return Uni.createFrom().item(new Reply.Done<>(task));
        }
        return store.keep(
                        task,
                        known.isPresent() ? Change.CHANGED : Change.ADDED,
                        by.participantId(),
                        now)
                .map(kept ->
                        kept
                                ? new Reply.Done<>(task)
                                : new Reply.Refused<>(
                                        new Refusal.BadField(
                                                "taskId", "a new UUID", "another's task")));
    }

    private static Reply<Assignee> assignee(TaskForm form, List<PartyStore.Person> people) {
        String participantId = form.participantId();
        String email = form.email();
        if (email != null) {
            return new Reply.Done<>(new Assignee.Address(email));
        } else if (participantId == null) {
            return new Reply.Done<>(new Assignee.Nobody());
        }
        return people.stream()
                .filter(person -> person.participantId().equals(participantId))
                .findFirst()
                .<Reply<Assignee>>map(person ->
                        new Reply.Done<>(new Assignee.Participant(participantId, person.name())))
                .orElseGet(() ->
                        new Reply.Refused<>(
                                new Refusal.BadField(
                                        "/participantId",
                                        "somebody of the meeting",
                                        participantId)));
    }

    private static <T> Uni<Reply<T>> refused(Refusal refusal) {
        return Uni.createFrom().item(new Reply.Refused<>(refusal));
    }
}
