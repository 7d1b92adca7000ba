package dev.evenkeel.room.account.store;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** Who changes the set of administrators does so alone, or two changes could leave none. */
final class Locks {
    private static final long ADMINISTRATORS = 0x65_76_6b_61_64_6dL;

    private Locks() {}

    /** Until the end of the transaction. */
    static Uni<Void> administrators(Mutiny.Session session) {
        return session.createNativeQuery(
                        "select 1 from (select pg_advisory_xact_lock(:key)) as locked",
                        Integer.class)
                .setParameter("key", ADMINISTRATORS)
                .getSingleResult()
                .replaceWithVoid();
    }
}
