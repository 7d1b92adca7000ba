package dev.evenkeel.room.schedule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

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
}
