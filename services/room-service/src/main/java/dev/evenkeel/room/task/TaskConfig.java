package dev.evenkeel.room.task;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.LocalTime;
import java.time.ZoneId;

/** Settings of follow-up tasks. */
@ConfigMapping(prefix = "evenkeel.tasks")
public interface TaskConfig {

    /** From when on, on its last day, who is to do a task is reminded of it. */
    @WithDefault("07:00")
    LocalTime remindFrom();

    /** Whose clocks and calendar that is by. */
    @WithDefault("UTC")
    ZoneId zone();
}
