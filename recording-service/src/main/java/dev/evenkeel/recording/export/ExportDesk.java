package dev.evenkeel.recording.export;

import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.recording.RecordingExported;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.platform.worker.Worker;
import dev.evenkeel.recording.RecordingConfig;
import dev.evenkeel.recording.archive.Archive;
import dev.evenkeel.recording.archive.ExportFile;
import dev.evenkeel.recording.archive.Manifest;
import dev.evenkeel.recording.archive.ManifestLine.Track;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.archive.RecordingKey;
import dev.evenkeel.recording.archive.TrackContent;
import dev.evenkeel.recording.capture.RecorderKeys;
import dev.evenkeel.recording.store.Export;
import dev.evenkeel.recording.store.ExportStore;
import dev.evenkeel.recording.store.ExportWork;
import dev.evenkeel.recording.store.PeopleStore;
import dev.evenkeel.recording.store.PeopleStore.Person;
import dev.evenkeel.recording.store.Recording;
import dev.evenkeel.recording.store.RecordingStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Makes what was asked for, one at a time, and removes what was kept long enough. Who dies on the
 * way leaves it to the next, which begins it again.
 */
@Singleton
public class ExportDesk {
    private static final Logger LOG = Logger.getLogger(ExportDesk.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration STORE = Duration.ofSeconds(5);

    private final ExportStore exports;
    private final ExportWork mine;
    private final RecordingStore recordings;
    private final PeopleStore people;
    private final RecorderKeys keys;
    private final Archive archive;
    private final RecordingConfig config;
    private final Ffmpeg ffmpeg;
    private final Capacity capacity;
    private final WorkFolder work;
    private final EventFactory events;
    private final Clock clock;
    private final Worker worker = new Worker("exports", this::run);

    @Inject
    ExportDesk(
            ExportStore exports,
            ExportWork mine,
            RecordingStore recordings,
            PeopleStore people,
            RecorderKeys keys,
            Archive archive,
            RecordingConfig config,
            Ffmpeg ffmpeg,
            Capacity capacity,
            WorkFolder work,
            EventFactory events,
            Clock clock) {
        this.exports = exports;
        this.mine = mine;
        this.recordings = recordings;
        this.people = people;
        this.keys = keys;
        this.archive = archive;
        this.config = config;
        this.ffmpeg = ffmpeg;
        this.capacity = capacity;
        this.work = work;
        this.events = events;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        if (worker.end()) {
            mine.giveBack().await().atMost(STORE);
        }
    }

    private void run(Worker self) {
        boolean clean = false;
        while (self.goesOn()) {
            try {
                if (!clean) {
                    work.clean();
                    clean = true;
                }
                removeOld();
                var next = mine.claim().await().atMost(STORE);
                if (next.isPresent()) {
                    make(next.get(), self);
                    continue;
                }
            } catch (IOException | RuntimeException e) {
                LOG.warnf("event=export-waits cause=\"%s\"", e.getMessage());
            }
            self.pause(LOOK);
        }
    }

    private void removeOld() throws IOException {
        for (Export old : exports.olderThan(config.export().keep()).await().atMost(STORE)) {
            file(old).delete();
            exports.forget(old.exportId()).await().atMost(STORE);
        }
    }

    private ExportFile file(Export export) {
        return new ExportFile(archive.folder(export.recordingId()), export.exportId());
    }

    private void make(Export export, Worker self) {
        try {
            made(export, self);
        } catch (IOException | GeneralSecurityException e) {
            LOG.errorf(e, "event=export-failed export=%s", export.exportId());
            mine.failed(export.exportId(), String.valueOf(e.getMessage())).await().atMost(STORE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void made(Export export, Worker self)
            throws IOException, GeneralSecurityException, InterruptedException {
        Recording recording =
                recordings.find(export.recordingId()).await().atMost(STORE).orElseThrow();
        if (recording.state() != Recording.State.READY) {
            mine.failed(export.exportId(), "the recording was deleted").await().atMost(STORE);
            return;
        }
        RecordingFolder folder = archive.folder(export.recordingId());
        RecordingKey key = folder.readKey(keys.master());
        Manifest manifest = folder.readManifest();
        List<Track> tracks =
                ExportPlan.tracksFor(
                        export.format(),
                        manifest.tracks(),
                        track ->
                                export.participantId() == null
                                        || export.participantId().equals(track.participantId()));
        if (tracks.isEmpty()) {
            mine.failed(export.exportId(), "nothing of that was recorded").await().atMost(STORE);
            return;
        }
        Long duration = recording.durationMillis();
        var plan = new ExportPlan(export.format(), tracks, duration == null ? 0 : duration);
        Map<String, String> names =
                people.people(export.recordingId()).await().atMost(STORE).stream()
                        .collect(Collectors.toMap(Person::participantId, Person::name));
        try (var run =
                new ExportRun(
                        plan,
                        work,
                        track -> new TrackContent(folder, key, manifest, track),
                        capacity)) {
            var outcome =
                    run.make(
                            ffmpeg,
                            track ->
                                    "%s (%s)"
                                            .formatted(
                                                    names.getOrDefault(
                                                            track.participantId(),
                                                            track.participantId()),
                                                    track.source()),
                            progress -> self.goesOn() && proceeds(export, progress));
            finish(export, recording, key, outcome);
        }
    }

    private boolean proceeds(Export export, double progress) {
        return mine.proceed(export.exportId(), progress).await().atMost(STORE);
    }

    private void finish(
            Export export, Recording recording, RecordingKey key, ExportRun.Outcome outcome)
            throws IOException {
        switch (outcome) {
            case ExportRun.Outcome.Stopped _ ->
                    LOG.infof("event=export-stopped export=%s", export.exportId());
            case ExportRun.Outcome.Failed failed ->
                    mine.failed(export.exportId(), failed.why()).await().atMost(STORE);
            case ExportRun.Outcome.Made made -> keep(export, recording, key, made.file());
        }
    }

    private void keep(Export export, Recording recording, RecordingKey key, Path plain)
            throws IOException {
        long length = Files.size(plain);
        ExportFile file = file(export);
        file.write(plain, key);
        long stored = RecordingKey.encryptedLength(length);
        if (!mine.ready(export.exportId(), length, stored, told(export, recording, length))
                .await()
                .atMost(STORE)) {
            file.delete();
        }
    }

    private List<Event<?>> told(Export export, Recording recording, long length) {
        return List.of(
                events.create(
                        EventTypes.RECORDING_EXPORTED,
                        export.recordingId(),
                        new RecordingExported(
                                export.recordingId(),
                                recording.meetingId(),
                                export.exportId(),
                                export.format().name().toLowerCase(Locale.ROOT),
                                export.participantId(),
                                length,
                                export.requestedBy(),
                                clock.instant())));
    }
}
