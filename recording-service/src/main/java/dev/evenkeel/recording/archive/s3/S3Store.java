package dev.evenkeel.recording.archive.s3;

import dev.evenkeel.recording.archive.ArchiveStore;
import dev.evenkeel.recording.archive.WrittenByAnotherException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Recordings in a bucket. What must not be overwritten is written with {@code If-None-Match: *}.
 * Objects do not grow, so each line is one, named by where it begins, until they are ended.
 */
public final class S3Store implements ArchiveStore, AutoCloseable {
    private static final int MOST_AT_ONCE = 1_000;

    private final S3Client client;
    private final S3Objects objects;
    private final String bucket;

    private S3Store(S3Client client, S3Settings settings) {
        this.client = client;
        this.objects = new S3Objects(client, settings, Clock.systemUTC());
        this.bucket = settings.bucket();
    }

    /** Asks nothing of the store yet. */
    public static S3Store open(S3Settings settings) {
        return new S3Store(S3Clients.client(settings), settings);
    }

    /**
     * Looks whether recordings can be kept there; a store that does not answer may later.
     *
     * @throws IllegalStateException when they never can, in a sentence
     */
    public void check() {
        S3Check.run(objects);
    }

    @Override
    public byte[] read(String name) throws IOException {
        return objects.get(name, null);
    }

    @Override
    public SeekableByteChannel open(String name) throws IOException {
        return S3Channel.open(objects, name);
    }

    @Override
    public boolean exists(String name) throws IOException {
        try {
            objects.ask(
                    name, () -> client.headObject(h -> h.bucket(bucket).key(objects.key(name))));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void write(String name, byte[] content) throws IOException {
        objects.put(name, content);
    }

    @Override
    public void write(String name, Content content) throws IOException {
        S3Upload upload = new S3Upload(objects, name);
        try {
            content.writeTo(upload);
            upload.complete();
        } catch (IOException | RuntimeException e) {
            upload.abort();
            throw e;
        }
    }

    @Override
    public void create(String name, byte[] content) throws IOException {
        if (objects.ask(name, () -> created(name, content)) || same(name, content)) {
            return;
        }
        throw new WrittenByAnotherException(name);
    }

    private boolean created(String name, byte[] content) {
        try {
            objects.putNew(name, content, true);
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == S3Failures.PRECONDITION_FAILED) {
                return false;
            }
            throw e;
        }
    }

    /** An attempt whose answer was lost left the same: that is no refusal. */
    private boolean same(String name, byte[] content) throws IOException {
        return Arrays.equals(read(name), content);
    }

    @Override
    public void appendLine(String name, long length, byte[] line) throws IOException {
        create("%s/%016d".formatted(name, length), line);
    }

    @Override
    public byte[] readLines(String name) throws IOException {
        try {
            return read(name);
        } catch (NoSuchFileException e) {
            return readPieces(name, e);
        }
    }

    private byte[] readPieces(String name, NoSuchFileException none) throws IOException {
        List<String> pieces = list(name);
        if (pieces.isEmpty()) {
            throw none;
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (byte[] line : objects.getAll(pieces.stream().map(p -> name + "/" + p).toList())) {
            lines.writeBytes(line);
        }
        return lines.toByteArray();
    }

    @Override
    public void endLines(String name) throws IOException {
        create(name, readLines(name));
        delete(list(name).stream().map(piece -> name + "/" + piece).toList());
    }

    @Override
    public void delete(Collection<String> names) throws IOException {
        List<ObjectIdentifier> all = new ArrayList<>();
        names.forEach(name -> all.add(ObjectIdentifier.builder().key(objects.key(name)).build()));
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            remove(all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE)));
        }
    }

    private void remove(List<ObjectIdentifier> some) throws IOException {
        Delete what = Delete.builder().objects(some).quiet(true).build();
        var answer =
                objects.ask("", () -> client.deleteObjects(d -> d.bucket(bucket).delete(what)));
        if (!answer.errors().isEmpty()) {
            var first = answer.errors().getFirst();
            throw new IOException("%s is not deleted: %s".formatted(first.key(), first.code()));
        }
    }

    /** A bucket that keeps versions would give it back: they go, too. */
    @Override
    public void destroy(String name) throws IOException {
        String key = objects.key(name);
        var versions =
                objects.ask(
                        name,
                        () ->
                                client
                                        .listObjectVersionsPaginator(
                                                l -> l.bucket(bucket).prefix(key))
                                        .versions()
                                        .stream()
                                        .filter(version -> version.key().equals(key))
                                        .map(ObjectVersion::versionId)
                                        .toList());
        for (String version : versions) {
            objects.ask(
                    name,
                    () -> client.deleteObject(d -> d.bucket(bucket).key(key).versionId(version)));
        }
    }

    @Override
    public List<String> list(String folder) throws IOException {
        String below = objects.key(folder + "/");
        return objects.ask(
                folder,
                () ->
                        client
                                .listObjectsV2Paginator(l -> l.bucket(bucket).prefix(below))
                                .contents()
                                .stream()
                                .map(S3Object::key)
                                .map(key -> key.substring(below.length()))
                                .sorted()
                                .toList());
    }

    @Override
    public List<String> folders() throws IOException {
        String prefix = objects.settings().prefix();
        return objects.ask(
                "",
                () ->
                        client
                                .listObjectsV2Paginator(
                                        l -> l.bucket(bucket).prefix(prefix).delimiter("/"))
                                .commonPrefixes()
                                .stream()
                                .map(CommonPrefix::prefix)
                                .map(p -> p.substring(prefix.length(), p.length() - 1))
                                .sorted()
                                .toList());
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + objects.settings().prefix();
    }
}
