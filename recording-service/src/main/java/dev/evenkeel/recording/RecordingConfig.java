package dev.evenkeel.recording;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Configuration of the recorder, {@code evenkeel.recording.*}. */
@ConfigMapping(prefix = "evenkeel.recording")
public interface RecordingConfig {
    /** Folder that recordings are kept in. */
    Path folder();

    /** File with base64 of 32 random bytes: wraps the keys of all recordings. */
    Path masterKeyFile();

    /** How long a recorder that is silent keeps its recordings before another takes them on. */
    @WithDefault("PT8S")
    Duration lease();

    /** After how long recordings are deleted, held ones excepted; without it none is. */
    Optional<Duration> retention();

    /** Who of the people in a meeting may watch it: {@code participants} or {@code hosts}. */
    @WithDefault("participants")
    Watchers watchers();

    /** After how long a recording is compared with what was sealed, and then again. */
    @WithDefault("P30D")
    Duration verifyEvery();

    /** How recordings become one file. */
    Export export();

    /** How recordings become one file. */
    interface Export {
        /** Program to use instead of the LGPL build that comes along. */
        Optional<Path> ffmpeg();

        /** Where a file is before it is encrypted; the system's folder for such files otherwise. */
        Optional<Path> workFolder();

        /** How long a file can be fetched. */
        @WithDefault("P7D")
        Duration keep();

        /**
         * Above it nothing is made: the share of ten seconds in which something had to wait for a
         * processor.
         */
        @WithDefault("0.2")
        double cpuPressure();
    }

    /** Who may watch. */
    enum Watchers {
        PARTICIPANTS,
        HOSTS
    }
}
