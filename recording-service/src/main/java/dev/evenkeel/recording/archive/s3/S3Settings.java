package dev.evenkeel.recording.archive.s3;

import dev.evenkeel.recording.RecordingConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which bucket, where, and how.
 *
 * @param endpoint null for Amazon's own
 * @param prefix what all names begin with: empty, or with a slash at its end
 * @param credentialsFile in the form of {@code ~/.aws/credentials}; null for Amazon's usual chain
 * @param encryption {@code AES256} or {@code aws:kms}; null leaves it to the bucket
 * @param lock for how long what is sealed can't be removed; null for not at all
 * @param timeout of one attempt
 */
public record S3Settings(
        String bucket,
        @Nullable URI endpoint,
        String region,
        String prefix,
        boolean pathStyle,
        @Nullable Path credentialsFile,
        @Nullable String encryption,
        @Nullable Duration lock,
        Duration timeout) {
    private static final String NAMES = "EVENKEEL_RECORDING_S3_";

    public S3Settings {
        if (!prefix.isEmpty() && !prefix.endsWith("/")) {
            prefix += "/";
        }
    }

    /** None where no bucket is named. */
    public static Optional<S3Settings> of(RecordingConfig.S3 config) {
        return config.bucket()
                .map(bucket ->
                        new S3Settings(
                                bucket,
                                config.endpoint().orElse(null),
                                config.region(),
                                config.prefix().orElse(""),
                                config.pathStyle(),
                                config.credentialsFile().orElse(null),
                                config.serverSideEncryption().orElse(null),
                                config.objectLock().orElse(null),
                                config.timeout()));
    }

    /** The same by the names that environment variables have, for programs without a service. */
    public static Optional<S3Settings> of(Map<String, String> environment) {
        String bucket = environment.get(NAMES + "BUCKET");
        if (bucket == null) {
            return Optional.empty();
        }
        String endpoint = environment.get(NAMES + "ENDPOINT");
        String file = environment.get(NAMES + "CREDENTIALS_FILE");
        return Optional.of(
                new S3Settings(
                        bucket,
                        endpoint == null ? null : URI.create(endpoint),
                        environment.getOrDefault(NAMES + "REGION", "us-east-1"),
                        environment.getOrDefault(NAMES + "PREFIX", ""),
                        Boolean.parseBoolean(environment.get(NAMES + "PATH_STYLE")),
                        file == null ? null : Path.of(file),
                        null,
                        null,
                        Duration.ofSeconds(10)));
    }
}
