package dev.evenkeel.recording.archive;

import dev.evenkeel.recording.archive.ManifestLine.Opened;
import dev.evenkeel.recording.archive.ManifestLine.Sealed;
import dev.evenkeel.recording.archive.ManifestLine.Segment;
import dev.evenkeel.recording.archive.ManifestLine.Track;
import dev.evenkeel.recording.media.ClusterWriter;
import dev.evenkeel.recording.media.Codec;
import java.io.IOException;
import java.nio.file.Path;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Recordings on disk, made by the real writer. */
public final class ArchiveKit {
    public static final KeyPair KEYS = keys();
    public static final MasterKey MASTER = FileMasterKey.of(new byte[32]);
    public static final HeadSigner SIGNER = new HeadSigner(KEYS.getPrivate());
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private ArchiveKit() {}

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Two tracks with several segments each, sealed and closed. */
    public static RecordingFolder recording(Path archive, String id, long seed) throws IOException {
        return recording(archive, id, seed, SIGNER);
    }

    /** The same, signed by somebody else. */
    public static RecordingFolder recording(Path archive, String id, long seed, HeadSigner signer)
            throws IOException {
        return recording(new FolderStore(archive), id, seed, signer);
    }

    /** The same in any store. */
    public static RecordingFolder recording(
            ArchiveStore store, String id, long seed, HeadSigner signer) throws IOException {
        Random random = new Random(seed);
        RecordingFolder folder = new RecordingFolder(store, id);
        RecordingWriter writer =
                RecordingWriter.create(
                        folder,
                        new Opened(id, "abc-defg-hij", "Weekly", START, ""),
                        MASTER,
                        signer,
                        Clock.systemUTC());
        for (int cut = 0; cut < 4; cut++) {
            List<Segment> segments = new ArrayList<>();
            for (String track : List.of("t1", "t2")) {
                segments.add(write(writer, track, cut, content(random, cut)));
            }
            List<Track> tracks = cut == 0 ? List.of(track("t1"), track("t2")) : List.of();
            writer.append(
                    new Sealed(
                            1,
                            START.plusSeconds(4L * cut),
                            segments,
                            tracks,
                            List.of(),
                            List.of(),
                            List.of(),
                            ""));
        }
        writer.append(new ManifestLine.Closed(START.plusSeconds(20), 20_000, ""));
        return folder;
    }

    /** Encrypts and keeps a segment. */
    public static Segment write(
            RecordingWriter writer, String track, int number, ClusterWriter.Segment content)
            throws IOException {
        var encrypted = writer.encrypt(track, number, content);
        writer.keep(encrypted);
        return encrypted.segment();
    }

    /** How its manifest ends. */
    public static Head head(RecordingFolder folder) throws IOException {
        return folder.readHead();
    }

    private static Track track(String id) {
        return new Track(id, "p-" + id, "camera", Codec.VP8, 0, 160, 120, new byte[0]);
    }

    private static ClusterWriter.Segment content(Random random, int cut) {
        ClusterWriter writer = new ClusterWriter(true);
        for (int frame = 0; frame < 10; frame++) {
            byte[] bytes = new byte[400];
            random.nextBytes(bytes);
            writer.add(cut * 4_000L + frame * 66L, frame == 0, bytes);
        }
        return writer.finish();
    }
}
