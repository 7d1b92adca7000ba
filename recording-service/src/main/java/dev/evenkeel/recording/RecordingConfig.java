package dev.evenkeel.recording;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Configuration of the recorder, {@code evenkeel.recording.*}. */
@ConfigMapping(prefix = "evenkeel.recording")
public interface RecordingConfig {
    /** Folder that recordings are kept in where no bucket is named. */
    @WithDefault("recordings")
    Path folder();

    /** The bucket that recordings are kept in. */
    S3 s3();

    /**
     * File with base64 of 32 random bytes: wraps the keys of all recordings. Needed where no module
     * is named; beside one it unwraps what it wrapped before.
     */
    Optional<Path> masterKeyFile();

    /** Files with master keys of before, which still unwrap. */
    Optional<List<Path>> formerMasterKeyFiles();

    /** A hardware security module or key management service that wraps the keys. */
    Pkcs11 pkcs11();

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

    /** How much recordings may take. */
    Quota quota();

    /** What is reached by PKCS #11 (OASIS). */
    interface Pkcs11 {
        String KEY_LABEL = "evenkeel-recordings";

        /** The maker's library; without it there is no module. */
        Optional<Path> library();

        /** Place in the library's list of slots. */
        @WithDefault("0")
        int slot();

        /** File with the PIN of the user. */
        Optional<Path> pinFile();

        /** Of an AES key of 256 bits. */
        @WithDefault(KEY_LABEL)
        String keyLabel();
    }

    /** Of each organisation; an installation has one. */
    interface Quota {
        /** Recordings and exports together, like {@code 500G}; without it there is no limit. */
        Optional<MemorySize> bytes();

        /** From which share of it on it is said that it is becoming full, 0–1. */
        @WithDefault("0.8")
        double warningShare();
    }

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

    /** A bucket of a store that speaks the Amazon S3 API. */
    interface S3 {
        /** Without a name recordings are kept in the folder. */
        Optional<String> bucket();

        /** Address of the store; Amazon's own of the region otherwise. */
        Optional<URI> endpoint();

        /** Of the bucket. */
        @WithDefault("us-east-1")
        String region();

        /** What the names of all objects begin with. */
        Optional<String> prefix();

        /** Whether the bucket is named in the path, not in the host's name. */
        @WithDefault("false")
        boolean pathStyle();

        /**
         * File in the form of {@code ~/.aws/credentials}; otherwise the environment and the rest of
         * Amazon's usual chain is looked at.
         */
        Optional<Path> credentialsFile();

        /** {@code AES256} or {@code aws:kms}, beside the encryption by the recorder. */
        Optional<String> serverSideEncryption();

        /** For how long nobody can remove what is sealed; the bucket must have object lock. */
        Optional<Duration> objectLock();

        /** Of one attempt, of which there are three before it counts as a failure. */
        @WithDefault("PT10S")
        Duration timeout();
    }

    /** Who may watch. */
    enum Watchers {
        PARTICIPANTS,
        HOSTS
    }
}
