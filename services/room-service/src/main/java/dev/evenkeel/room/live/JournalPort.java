package dev.evenkeel.room.live;

import dev.evenkeel.room.domain.MeetingRecord;
import dev.evenkeel.room.store.Batch;
import dev.evenkeel.room.store.Written;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** What a journal needs from around it. */
interface JournalPort {
    MeetingRecord meeting();

    Permits permits();

    /** Unique for ever. */
    String freshMark();

    Uni<Written> write(Batch batch);

    void later(Duration delay, Runnable work);

    /** Counts an event the database will never take. */
    void refused();
}
