package dev.evenkeel.room.schedule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of scheduled meetings. */
@ConfigMapping(prefix = "evenkeel.schedule")
public interface ScheduleConfig {

    /** How long before its time anybody with the link may open a meeting; hosts always may. */
    @WithDefault("15m")
    Duration openBefore();

    /** How long after its time anybody with the link may still open it again. */
    @WithDefault("30m")
    Duration openAfter();

    /** How often reminders that are due are looked for. */
    @WithDefault("10s")
    Duration reminderInterval();

    /** How often mails that wait are looked for; new ones leave at once. */
    @WithDefault("5s")
    Duration mailInterval();

    /** First pause after a mail server did not take a mail; it doubles up to one hour. */
    @WithDefault("15s")
    Duration mailRetry();

    /** A mail that no server has taken for so long is given up. */
    @WithDefault("3d")
    Duration mailLife();

    /** Answers that calendar programs send. */
    Replies replies();

    /** Answers that calendar programs send (iMIP, RFC 6047). */
    interface Replies {
        /**
         * The e-mail address they are sent to, whose mail a gateway brings here. Without it they go
         * to who organizes the meeting.
         */
        Optional<String> to();

        /** Where the key is written that the gateway shows; without it nothing is taken. */
        Optional<Path> keyFile();
    }
}
