package dev.evenkeel.recording.archive.s3;

import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Whether a bucket is there, may be written, and refuses to overwrite when it is told so. */
final class S3Check {
    private static final Logger LOG = Logger.getLogger(S3Check.class);

    /** Stays there: the second to write it must be refused. */
    private static final String NAME = "evenkeel-archive";

    private S3Check() {}

    /**
     * A store that does not answer is no reason not to start: what is recorded waits.
     *
     * @throws IllegalStateException when recordings can't be kept there
     */
    static void run(S3Objects objects) {
        String bucket = objects.settings().bucket();
        try {
            boolean first = isWritten(objects);
            if (first && isWritten(objects)) {
                throw new IllegalStateException(
                        "the store of bucket %s ignores If-None-Match: two recorders could overwrite each other's recordings"
                                .formatted(bucket));
            }
        } catch (SdkException e) {
            String sentence = S3Failures.sentence(bucket, e);
            if (S3Failures.isRefusal(e)) {
                throw new IllegalStateException(sentence, e);
            }
            LOG.warnf("event=archive-away cause=\"%s\"", sentence);
        }
    }

    private static boolean isWritten(S3Objects objects) {
        try {
            byte[] words = "recordings of Evenkeel\n".getBytes(StandardCharsets.UTF_8);
            objects.putNew(NAME, words, false);
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == S3Failures.PRECONDITION_FAILED) {
                return false;
            }
            throw e;
        }
    }
}
