package dev.evenkeel.platform.outbox;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.meeting.MeetingStarted;
import dev.evenkeel.platform.event.EventFactory;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Appends and counts for the tests of this package. */
@Singleton
class Fixture {
    static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject Outbox outbox;
    @Inject Transactions transactions;
    @Inject EventFactory events;

    static String freshKey() {
        return UUID.randomUUID().toString();
    }

    Event<MeetingStarted> started(String key, String title) {
        return events.create(
                EventTypes.MEETING_STARTED,
                key,
                new MeetingStarted(key, title, Instant.parse("2026-01-01T10:00:00Z")));
    }

    void append(Event<?>... appended) {
        await(transactions.run(session -> outbox.append(session, List.of(appended))));
    }

    long waiting(String key) {
        return await(
                transactions.run(session ->
                        session.createQuery(
                                        "select count(r) from OutboxRow r where r.key = :key",
                                        Long.class)
                                .setParameter("key", key)
                                .getSingleResult()));
    }

    static <T> T await(Uni<T> uni) {
        return uni.await().atMost(LIMIT);
    }
}
