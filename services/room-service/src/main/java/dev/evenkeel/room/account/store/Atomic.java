package dev.evenkeel.room.account.store;

import dev.evenkeel.platform.outbox.Transactions;
import dev.evenkeel.room.account.domain.Answer;
import dev.evenkeel.room.account.domain.Refusal;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** A transaction whose refusal undoes what was done before it was clear. */
final class Atomic {
    private Atomic() {}

    private static final class Undo extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Refusal refusal;

        Undo(Refusal refusal) {
            super("refused", null, false, false);
            this.refusal = refusal;
        }
    }

    static <T> Uni<Answer<T>> run(
            Transactions transactions, Function<Mutiny.Session, Uni<Answer<T>>> work) {
        return transactions
                .run(session -> work.apply(session).invoke(Atomic::undoIfRefused))
                .onFailure(Undo.class)
                .recoverWithItem(undo -> Answer.refused(((Undo) undo).refusal));
    }

    static <T> Uni<Answer<T>> refused(Refusal refusal) {
        return Uni.createFrom().item(Answer.refused(refusal));
    }

    private static void undoIfRefused(Answer<?> answer) {
        if (answer instanceof Answer.Refused<?>(Refusal refusal)) {
            throw new Undo(refusal);
        }
    }
}
