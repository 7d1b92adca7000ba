package dev.evenkeel.recording.archive.s3;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Requests for objects of one bucket, with all that the settings say. */
final class S3Objects {
    private static final int AT_ONCE = 8;

    private final S3Client client;
    private final S3Settings settings;
    private final Clock clock;

    S3Objects(S3Client client, S3Settings settings, Clock clock) {
        this.client = client;
        this.settings = settings;
        this.clock = clock;
    }

    S3Client client() {
        return client;
    }

    S3Settings settings() {
        return settings;
    }

    String key(String name) {
        return settings.prefix() + name;
    }

    /** Sends a request; what fails is said with the bucket's name. */
    <T> T ask(String name, S3Failures.Request<T> request) throws IOException {
        return S3Failures.ask(settings.bucket(), name, request);
    }

    /** In the place of what was there. */
    void put(String name, byte[] content) throws IOException {
        ask(name, () -> put(request(name, content), content));
    }

    private Object put(PutObjectRequest.Builder request, byte[] content) {
        return client.putObject(request.build(), RequestBody.fromBytes(content));
    }

    /** Where nothing is yet, and, if the settings say so, not to be removed. */
    Object putNew(String name, byte[] content, boolean lock) {
        PutObjectRequest.Builder request = request(name, content).ifNoneMatch("*");
        if (lock && settings.lock() != null) {
            request.objectLockMode(ObjectLockMode.COMPLIANCE)
                    .objectLockRetainUntilDate(clock.instant().plus(settings.lock()));
        }
        return put(request, content);
    }

    private PutObjectRequest.Builder request(String name, byte[] content) {
        return PutObjectRequest.builder()
                .bucket(settings.bucket())
                .key(key(name))
                .contentMD5(md5(content))
                .serverSideEncryption(settings.encryption());
    }

    static String md5(byte[] content) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    /** A part of an object, or with null all of it. */
    byte[] get(String name, @Nullable String range) throws IOException {
        return ask(
                name,
                () ->
                        client.getObjectAsBytes(get ->
                                        get.bucket(settings.bucket()).key(key(name)).range(range))
                                .asByteArrayUnsafe());
    }

    /**
     * Several objects, in this order, some of them at a time: a recording of hours has thousands.
     */
    List<byte[]> getAll(List<String> names) throws IOException {
        ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
        try {
            var answers = names.stream().map(n -> threads.submit(() -> get(n, null))).toList();
            List<byte[]> all = new ArrayList<>();
            for (Future<byte[]> answer : answers) {
                all.add(answer.get());
            }
            return all;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException("an object cannot be read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("left while it was read", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
