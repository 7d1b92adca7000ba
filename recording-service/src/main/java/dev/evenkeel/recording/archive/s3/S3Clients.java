package dev.evenkeel.recording.archive.s3;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;

/** Makes clients that other stores than Amazon's understand, too. */
final class S3Clients {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 3;

    private S3Clients() {}

    /**
     * Each request carries its Content-MD5, which every store checks; the checksums that the SDK
     * would add by itself not every store understands.
     */
    static S3Client client(S3Settings settings) {
        var builder =
                S3Client.builder()
                        .region(Region.of(settings.region()))
                        .forcePathStyle(settings.pathStyle())
                        .credentialsProvider(credentials(settings.credentialsFile()))
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                        .httpClient(
                                UrlConnectionHttpClient.builder()
                                        .connectionTimeout(CONNECT)
                                        .socketTimeout(settings.timeout())
                                        .build())
                        .overrideConfiguration(override ->
                                override.apiCallAttemptTimeout(settings.timeout())
                                        .retryStrategy(
                                                StandardRetryStrategy.builder()
                                                        .maxAttempts(ATTEMPTS)
                                                        .build()));
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        return builder.build();
    }

    private static AwsCredentialsProvider credentials(@Nullable Path file) {
        if (file == null) {
            return DefaultCredentialsProvider.builder().build();
        }
        if (!Files.isReadable(file)) {
            throw new IllegalStateException("the credentials file " + file + " cannot be read");
        }
        ProfileFile profiles =
                ProfileFile.builder().content(file).type(ProfileFile.Type.CREDENTIALS).build();
        return ProfileCredentialsProvider.builder().profileFile(profiles).build();
    }
}
