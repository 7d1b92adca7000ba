package dev.evenkeel.incident.incident.store;

import dev.evenkeel.platform.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes revisions in their order under the lease, all of a batch or none. */
@Singleton
public class Journal {
    private final Transactions transactions;
    private final JudgeLease lease;
    private final CaseStore cases;

    /** How writing ended; a database that is away is a failure instead. */
    public enum Result {
        WRITTEN,
        /**
         * Another replica holds the lease, or has opened an incident for the same cause: nothing
         * was written, and nothing may be before what is stored has been loaded again.
         */
        FENCED
    }

    /** Rolls a rehearsal back. */
    private static final class Rehearsed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Rehearsed() {
            super("a rehearsal is not committed", null, false, false);
        }
    }

    @Inject
    Journal(Transactions transactions, JudgeLease lease, CaseStore cases) {
        this.transactions = transactions;
        this.lease = lease;
        this.cases = cases;
    }

    /** May be repeated with the same revisions. */
    public Uni<Result> write(long epoch, List<CaseStore.Revision> revisions) {
        return transactions
                .run(session ->
                        lease.isHeld(session, epoch)
                                .chain(held ->
                                        held
                                                ? writeAll(session, revisions)
                                                : Uni.createFrom().item(Result.FENCED)))
                .onFailure(Journal::isOpenElsewhere)
                .recoverWithItem(Result.FENCED);
    }

    /** Does all that {@link #write} does but the commit. */
    public Uni<Void> rehearse(long epoch, List<CaseStore.Revision> revisions) {
        return transactions
                .<Void>run(session ->
                        lease.isHeld(session, epoch)
                                .chain(() -> writeAll(session, revisions))
                                .chain(session::flush)
                                .chain(() -> Uni.createFrom().failure(new Rehearsed())))
                .onFailure(Rehearsed.class)
                .recoverWithNull();
    }

    private static boolean isOpenElsewhere(Throwable failure) {
        String message = failure.getMessage();
        return message != null && message.contains("incident_case_one_open");
    }

    private Uni<Result> writeAll(Mutiny.Session session, List<CaseStore.Revision> revisions) {
        return cases.write(session, revisions).replaceWith(Result.WRITTEN);
    }
}
