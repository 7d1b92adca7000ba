package dev.evenkeel.recording.archive.s3;

import dev.evenkeel.recording.archive.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What a store says, in a sentence. */
final class S3Failures {
    static final int PRECONDITION_FAILED = 412;
    private static final int NOT_FOUND = 404;
    private static final int FIRST_SERVER_ERROR = 500;

    private S3Failures() {}

    /** A request. */
    interface Request<T> {
        T send();
    }

    static <T> T ask(String bucket, String name, Request<T> request) throws IOException {
        try {
            return request.send();
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND && !code(e).equals("NoSuchBucket")) {
                throw new NoSuchFileException(name);
            }
            throw new StoreUnavailableException(sentence(bucket, e), e);
        } catch (SdkException e) {
            throw new StoreUnavailableException(sentence(bucket, e), e);
        }
    }

    static String code(S3Exception e) {
        var details = e.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        return code == null ? "" : code;
    }

    /** Whether it will be refused again, whoever waits. */
    static boolean isRefusal(SdkException e) {
        return !(e instanceof S3Exception answer) || answer.statusCode() >= FIRST_SERVER_ERROR
                ? isWithoutCredentials(e)
                : true;
    }

    private static boolean isWithoutCredentials(SdkException e) {
        return String.valueOf(e.getMessage()).contains("Unable to load credentials");
    }

    static String sentence(String bucket, SdkException e) {
        if (!(e instanceof S3Exception answer)) {
            return isWithoutCredentials(e)
                    ? "there are no credentials for bucket %s: name a credentials file, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
                            .formatted(bucket)
                    : "the store of bucket %s does not answer: %s"
                            .formatted(bucket, e.getMessage());
        }
        return switch (code(answer)) {
            case "NoSuchBucket" -> "there is no bucket %s in this store".formatted(bucket);
            case "InvalidAccessKeyId", "SignatureDoesNotMatch" ->
                    "the store does not know the credentials for bucket " + bucket;
            case "AccessDenied" -> "the credentials do not allow to use bucket " + bucket;
            default ->
                    "the store of bucket %s answers %d %s"
                            .formatted(bucket, answer.statusCode(), code(answer));
        };
    }
}
