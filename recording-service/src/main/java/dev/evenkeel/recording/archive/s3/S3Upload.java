package dev.evenkeel.recording.archive.s3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedMultipartUpload;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * One object in parts of 8 MiB, of which no more than one is in memory; what is shorter than one is
 * written at once. It is there when it is completed, and not before.
 */
final class S3Upload extends OutputStream {
    private static final int PART = 8 << 20;

    private final S3Objects objects;
    private final String name;
    private final String bucket;
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private final List<CompletedPart> sent = new ArrayList<>();
    private @Nullable String uploadId;

    S3Upload(S3Objects objects, String name) {
        this.objects = objects;
        this.name = name;
        this.bucket = objects.settings().bucket();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        int end = from + length;
        while (at < end) {
            int some = Math.min(end - at, PART - part.size());
            part.write(bytes, at, some);
            at += some;
            if (part.size() == PART) {
                sendPart();
            }
        }
    }

    private void sendPart() throws IOException {
        String id = begun();
        int number = sent.size() + 1;
        byte[] content = part.toByteArray();
        var answer =
                objects.ask(
                        name,
                        () ->
                                objects.client()
                                        .uploadPart(
                                                u ->
                                                        u.bucket(bucket)
                                                                .key(objects.key(name))
                                                                .uploadId(id)
                                                                .partNumber(number)
                                                                .contentMD5(S3Objects.md5(content)),
                                                RequestBody.fromBytes(content)));
        sent.add(CompletedPart.builder().partNumber(number).eTag(answer.eTag()).build());
        part.reset();
    }

    private String begun() throws IOException {
        String id = uploadId;
        if (id == null) {
            id =
                    objects.ask(
                            name,
                            () ->
                                    objects.client()
                                            .createMultipartUpload(c ->
                                                    c.bucket(bucket)
                                                            .key(objects.key(name))
                                                            .serverSideEncryption(
                                                                    objects.settings()
                                                                            .encryption()))
                                            .uploadId());
            uploadId = id;
        }
        return id;
    }

    void complete() throws IOException {
        String id = uploadId;
        if (id == null) {
            objects.put(name, part.toByteArray());
            return;
        }
        if (part.size() > 0) {
            sendPart();
        }
        var parts = CompletedMultipartUpload.builder().parts(sent).build();
        objects.ask(
                name,
                () ->
                        objects.client()
                                .completeMultipartUpload(c ->
                                        c.bucket(bucket)
                                                .key(objects.key(name))
                                                .uploadId(id)
                                                .multipartUpload(parts)));
    }

    /** Leaves nothing behind, as far as the store answers. */
    void abort() {
        String id = uploadId;
        if (id != null) {
            try {
                objects.client()
                        .abortMultipartUpload(
                                a -> a.bucket(bucket).key(objects.key(name)).uploadId(id));
            } catch (software.amazon.awssdk.core.exception.SdkException e) {
                org.jboss.logging.Logger.getLogger(S3Upload.class)
                        .warnf("event=upload-left-over bucket=%s upload=%s", bucket, id);
            }
        }
    }
}
