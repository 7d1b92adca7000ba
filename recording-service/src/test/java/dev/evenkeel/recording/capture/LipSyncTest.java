package dev.evenkeel.recording.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.evenkeel.media.sfu.SimulatedRelay;
import dev.evenkeel.media.sfu.simulation.SimulatedNetwork;
import dev.evenkeel.recording.archive.ArchiveKit;
import dev.evenkeel.recording.archive.Manifest;
import dev.evenkeel.recording.archive.ManifestLine.Track;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.archive.TrackContent;
import dev.evenkeel.recording.kit.FlashClip;
import dev.evenkeel.recording.kit.Onsets;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figure 2: {@code recording-service/bench/proof lip-sync}, there for ten minutes. */
class LipSyncTest {
    private static final int SECONDS = Integer.getInteger("evenkeel.proof.seconds", 60);
    private static final double LIPS_MILLIS = 40;
    private static final double PEOPLE_MILLIS = 80;
    private static final double LOSS = 0.02;

    @TempDir Path archive;
    @TempDir Path work;

    @BeforeEach
    void needsAJudge() {
        assumeThat(Path.of("/usr/bin/ffprobe")).as("FFmpeg, apt-get install ffmpeg").exists();
    }

    @Test
    void whatHappensAtOnceIsRecordedAtOnce() throws Exception {
        // Given: one clock an hour behind and slow, the other ahead and fast; sound cards as bad
        SimulatedNetwork network = new SimulatedNetwork();
        SimulatedRelay relay = new SimulatedRelay(network);
        network.clientLoss(LOSS);
        var ann =
                new Presenter(
                        network,
                        relay,
                        "p-ann",
                        new Presenter.Machine(-3_600_000, -40, 200, 30),
                        FlashClip.make(1_000),
                        1_000);
        var bob =
                new Presenter(
                        network,
                        relay,
                        "p-bob",
                        new Presenter.Machine(86_400_000, 60, -150, 60),
                        FlashClip.make(2_500),
                        2_000);
        network.runMillis(700);

        // When
        var meeting = new PresentedMeeting(network, relay, archive, Set.of("p-ann", "p-bob"));
        RecordingFolder folder = meeting.run(SECONDS);

        // Then
        double start = meeting.startMillis();
        var annSeen = off(flashes(folder, "p-ann"), ann.flashes(), start);
        var annHeard = off(beeps(folder, "p-ann", 1_000), ann.beeps(), start);
        var bobSeen = off(flashes(folder, "p-bob"), bob.flashes(), start);
        var bobHeard = off(beeps(folder, "p-bob", 2_500), bob.beeps(), start);
        double lips = Math.max(apart(annSeen, annHeard), apart(bobSeen, bobHeard));
        double people = Math.max(apart(annHeard, bobHeard), apart(annSeen, bobSeen));
        System.out.printf(
                "%d s, %.0f %% lost: %d and %d flashes, %d and %d beeps; voice and picture at most"
                        + " %.0f ms apart, two people %.0f ms%n",
                SECONDS,
                LOSS * 100,
                annSeen.size(),
                bobSeen.size(),
                annHeard.size(),
                bobHeard.size(),
                lips,
                people);
        assertThat(annSeen.size() + bobSeen.size()).isGreaterThan(SECONDS * 3 / 4);
        assertThat(annHeard.size() + bobHeard.size()).isGreaterThan(SECONDS * 3 / 4);
        assertThat(lips).isLessThanOrEqualTo(LIPS_MILLIS);
        assertThat(people).isLessThanOrEqualTo(PEOPLE_MILLIS);
    }

    private List<Double> flashes(RecordingFolder folder, String person) throws Exception {
        Track track = track(folder, person, "camera");
        return inRecording(Onsets.flashes(file(folder, track), ""), track);
    }

    private List<Double> beeps(RecordingFolder folder, String person, int hertz) throws Exception {
        Track track = track(folder, person, "microphone");
        return inRecording(Onsets.beeps(file(folder, track), hertz), track);
    }

    private static List<Double> inRecording(List<Double> onsets, Track track) {
        return onsets.stream().map(at -> at + track.startMillis()).toList();
    }

    private static Track track(RecordingFolder folder, String person, String source)
            throws Exception {
        return folder.readManifest().tracks().stream()
                .filter(t -> t.participantId().equals(person) && t.source().equals(source))
                .findFirst()
                .orElseThrow();
    }

    private Path file(RecordingFolder folder, Track track) throws Exception {
        Manifest manifest = folder.readManifest();
        var content = new TrackContent(folder, folder.readKey(ArchiveKit.MASTER), manifest, track);
        Path file = work.resolve(track.id() + ".webm");
        try (OutputStream out = Files.newOutputStream(file)) {
            content.write(out, 0, content.length() - 1);
        }
        return file;
    }

    /** By how much each onset comes late, by its number; those that were lost are missing. */
    private static TreeMap<Long, Double> off(List<Double> found, List<Double> truth, double start) {
        TreeMap<Long, Double> off = new TreeMap<>();
        for (double at : found) {
            for (int i = 0; i < truth.size(); i++) {
                double late = at - (truth.get(i) - start);
                if (Math.abs(late) < 900) {
                    off.put((long) i, late);
                }
            }
        }
        return off;
    }

    /** The most that two things are apart at the same time. */
    private static double apart(TreeMap<Long, Double> one, TreeMap<Long, Double> other) {
        List<Double> all = new ArrayList<>();
        one.forEach((number, late) -> {
            if (other.containsKey(number)) {
                all.add(Math.abs(late - other.get(number)));
            }
        });
        assertThat(all).hasSizeGreaterThan(one.size() / 2);
        return all.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }
}
