package dev.evenkeel.room.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.meeting.MeetingEnded;
import dev.evenkeel.room.domain.KeyHash;
import dev.evenkeel.room.domain.MeetingRecord;
import dev.evenkeel.room.domain.RoomEvent;
import dev.evenkeel.room.store.Batch;
import dev.evenkeel.room.store.Written;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The journal against a database whose every answer the test decides. */
class JournalTest {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
    private static final RoomEvent ONE = new RoomEvent.MediaChanged("p-1", true, false);
    private static final RoomEvent TWO = new RoomEvent.MediaChanged("p-2", true, false);
    private static final RoomEvent JOIN = new RoomEvent.Started(NOW);
    private static final RoomEvent END = new RoomEvent.Ended(MeetingEnded.Reason.HOST, NOW);

    private final Database database = new Database();
    private final Heard heard = new Heard();
    private final Journal journal = new Journal(database, "m0", 2, heard);

    @Test
    void whatHappenedIsWrittenInOrderAfterTheBatchBefore() {
        // When
        journal.append(List.of(ONE));
        journal.append(List.of(TWO));
        database.done();
        database.done();

        // Then
        assertThat(database.batches).extracting(Batch::before).containsExactly("m0", "m1");
        assertThat(database.batches).extracting(Batch::mark).containsExactly("m1", "m2");
        assertThat(heard.stored).containsExactly(ONE, TWO);
        assertThat(journal.waiting()).isZero();
    }

    @Test
    void whileTheDatabaseIsAwayTheSameBatchIsTriedAgain() {
        // Given
        journal.append(List.of(ONE));

        // When
        database.fail(new IOException("connection refused"));
        journal.append(List.of(TWO));
        database.timePasses();
        database.done();

        // Then
        assertThat(database.batches.get(0)).isEqualTo(database.batches.get(1));
        assertThat(heard.stored).containsExactly(ONE);
        assertThat(database.batches.getLast().events()).containsExactly(TWO);
    }

    @Test
    void whatMayBeRefusedIsOnceTooMuchWaits() {
        // When
        journal.append(List.of(ONE, TWO));

        // Then
        assertThat(journal.hasRoom()).isFalse();
        database.done();
        assertThat(journal.hasRoom()).isTrue();
    }

    @Test
    void aProposalHappensOnceItIsStored() {
        // Given
        var proposal = propose(JOIN);
        proposal.assertNotTerminated();
        assertThat(heard.happened).isEmpty();

        // When
        database.done();

        // Then
        proposal.assertCompleted();
        assertThat(heard.happened).containsExactly(JOIN);
    }

    @Test
    void aProposalIsDecidedOnlyAfterAllBeforeIt() {
        // Given
        journal.append(List.of(ONE));
        List<String> order = new ArrayList<>();
        journal.propose(
                        () -> {
                            order.add("decided after " + heard.stored);
                            return List.of(JOIN);
                        })
                .subscribe()
                .with(_ -> order.add("happened"));
        assertThat(order).isEmpty();

        // When
        database.done();
        database.done();

        // Then
        assertThat(order).containsExactly("decided after " + List.of(ONE), "happened");
    }

    @Test
    void aProposalThatComesToNothingIsNotWritten() {
        // When
        var proposal =
                journal.propose(List::of)
                        .subscribe()
                        .withSubscriber(UniAssertSubscriber.<Boolean>create());

        // Then
        proposal.assertCompleted();
        assertThat(database.batches).isEmpty();
    }

    @Test
    void aProposalIsNotTriedAgain() {
        // Given
        var proposal = propose(JOIN);

        // When
        database.fail(new IOException("connection refused"));

        // Then
        proposal.assertFailedWith(StoreAwayException.class);
        assertThat(journal.waiting()).isZero();
        assertThat(heard.happened).isEmpty();
    }

    @Test
    void proposalsFailAtOnceWhileTheDatabaseIsKnownToBeAway() {
        // Given
        journal.append(List.of(ONE));
        var waiting = propose(JOIN);

        // When
        database.fail(new IOException("connection refused"));
        var late = propose(JOIN);

        // Then
        waiting.assertFailedWith(StoreAwayException.class);
        late.assertFailedWith(StoreAwayException.class);
        database.timePasses();
        database.done();
        var afterwards = propose(JOIN);
        database.done();
        afterwards.assertCompleted();
    }

    @Test
    void aProposalWhoseAnswerWasLostHasHappenedAllTheSame() {
        // Given
        propose(JOIN);
        database.fail(new IOException("connection reset"));

        // When
        journal.append(List.of(ONE));
        database.answer(new Written.After("m1"));
        database.done();

        // Then
        assertThat(heard.happened).containsExactly(JOIN);
        assertThat(database.batches.getLast().before()).isEqualTo("m1");
        assertThat(heard.stored).containsExactly(ONE);
    }

    @Test
    void anEventTheDatabaseNeverTakesDoesNotHoldUpTheOthers() {
        // Given
        journal.append(List.of(END));
        journal.append(List.of(ONE, TWO));
        database.done();

        // When
        database.fail(new PgException("bad", "ERROR", "22021", "bad bytes"));
        database.fail(new PgException("bad", "ERROR", "22021", "bad bytes"));
        database.done();

        // Then
        assertThat(heard.stored).containsExactly(END, TWO);
        assertThat(database.refused).isEqualTo(1);
        assertThat(journal.waiting()).isZero();
    }

    @Test
    void anotherOwnerFencesThisOneOff() {
        // Given
        journal.append(List.of(ONE));

        // When
        database.answer(new Written.After("of-another"));

        // Then
        assertThat(heard.fenced).isEqualTo(1);
        assertThat(heard.stored).isEmpty();
        propose(JOIN).assertFailedWith(StoreAwayException.class);
    }

    private UniAssertSubscriber<Boolean> propose(RoomEvent event) {
        return journal.propose(() -> List.of(event))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.<Boolean>create());
    }

    private static final class Heard implements Journal.Listener {
        private final List<RoomEvent> happened = new ArrayList<>();
        private final List<RoomEvent> stored = new ArrayList<>();
        private int fenced;

        @Override
        public void happened(List<RoomEvent> proposed) {
            happened.addAll(proposed);
        }

        @Override
        public void stored(List<RoomEvent> appended) {
            stored.addAll(appended);
        }

        @Override
        public void fenced() {
            fenced++;
        }
    }

    private static final class Database implements JournalPort {
        private final Permits permits = new Permits(1);
        private final List<Batch> batches = new ArrayList<>();
        private final ArrayDeque<UniEmitter<? super Written>> asked = new ArrayDeque<>();
        private final ArrayDeque<Runnable> later = new ArrayDeque<>();
        private int marks;
        private int refused;

        void done() {
            answer(new Written.Done());
        }

        void answer(Written written) {
            asked.remove().complete(written);
        }

        void fail(Throwable failure) {
            asked.remove().fail(failure);
        }

        void timePasses() {
            later.remove().run();
        }

        @Override
        public MeetingRecord meeting() {
            return new MeetingRecord("abc-defg-hij", "", KeyHash.of("key"), NOW);
        }

        @Override
        public Permits permits() {
            return permits;
        }

        @Override
        public String freshMark() {
            return "m" + ++marks;
        }

        @Override
        public Uni<Written> write(Batch batch) {
            return Uni.createFrom()
                    .emitter(emitter -> {
                        batches.add(batch);
                        asked.add(emitter);
                    });
        }

        @Override
        public void later(Duration delay, Runnable work) {
            later.add(work);
        }

        @Override
        public void refused() {
            refused++;
        }
    }
}
