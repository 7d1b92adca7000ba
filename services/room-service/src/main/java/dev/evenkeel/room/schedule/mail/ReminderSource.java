package dev.evenkeel.room.schedule.mail;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** Something people are reminded of, each of them once. */
public interface ReminderSource {
    /** Writes the mails about one thing that is due; says whether there may be another one. */
    Uni<Boolean> remind(Instant now);

    /** Forgets what nobody could be reminded of any more. */
    Uni<Integer> forget(Instant now);
}
