package dev.evenkeel.room.task.api;

import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.task.domain.Party;
import dev.evenkeel.room.task.domain.Task;
import dev.evenkeel.room.task.domain.Task.Assignee;
import dev.evenkeel.room.task.domain.TaskForm;
import dev.evenkeel.room.task.store.PartyStore;
import dev.evenkeel.room.task.store.TaskStore;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Tasks as people write and see them. */
final class TaskViews {
    private TaskViews() {}

    /**
     * @param participantId who is to do it: somebody who is or was there
     * @param email likewise: somebody with this address; never both
     * @param dueOn a day without a time, 2027-03-29
     */
    public record Form(
            @Schema(required = true, minLength = 1, maxLength = TaskForm.LONGEST_TEXT)
                    @Nullable String text,
            @Nullable String participantId,
            @Schema(maxLength = 254) @Nullable String email,
            @Schema(format = "date") @Nullable String dueOn) {
        static final Form EMPTY = new Form(null, null, null, null);

        Reply<TaskForm> read() {
            return TaskForm.read(text, participantId, email, dueOn);
        }
    }

    /**
     * @param done false: to be done again
     */
    public record Done(@Schema(required = true) @Nullable Boolean done) {}

    /**
     * @param resumeKey of the seat that the person has or had
     */
    public record Link(@Schema(required = true) @Nullable String resumeKey) {
        /** Belongs in no log. */
        @Override
        public String toString() {
            return "Link[…]";
        }
    }

    /**
     * @param email told to hosts, and to whose it is
     * @param mine whether whoever asks is to do it
     */
    public record View(
            String taskId,
            String text,
            @Nullable String participantId,
            @Nullable String name,
            @Nullable String email,
            @Nullable String dueOn,
            Instant createdAt,
            @Nullable Instant doneAt,
            boolean mine) {

        static View of(Task task, Party party) {
            String participantId = task.participantId();
            return of(
                    task,
                    party.host(),
                    participantId != null && participantId.equals(party.participantId()));
        }

        private static View of(Task task, boolean withEmail, boolean mine) {
            Assignee assignee = task.assignee();
            return new View(
                    task.id().toString(),
                    task.text(),
                    task.participantId(),
                    assignee instanceof Assignee.Participant(_, String name) ? name : null,
                    withEmail && assignee instanceof Assignee.Address(String email) ? email : null,
                    task.dueOn() == null ? null : task.dueOn().toString(),
                    task.createdAt(),
                    task.doneAt(),
                    mine);
        }
    }

    public record Person(String participantId, String name) {
        static Person of(PartyStore.Person person) {
            return new Person(person.participantId(), person.name());
        }
    }

    /**
     * @param people who may be chosen to do one; only hosts are told
     * @param mayWrite whether whoever asks is host or co-host
     */
    public record All(List<View> tasks, List<Person> people, boolean mayWrite) {
        static All of(List<Task> tasks, List<PartyStore.Person> people, Party party) {
            return new All(
                    tasks.stream().map(task -> View.of(task, party)).toList(),
                    party.host() ? people.stream().map(Person::of).toList() : List.of(),
                    party.host());
        }
    }

    /** One's own, with the meeting it came of. */
    public record Own(String meetingId, String title, View task) {
        static Own of(TaskStore.Titled titled) {
            return new Own(
                    titled.task().meetingId(),
                    titled.meetingTitle(),
                    View.of(titled.task(), true, true));
        }
    }

    public record OwnAll(List<Own> tasks) {}
}
