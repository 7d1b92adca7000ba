package dev.evenkeel.recording.capture;

import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.recording.RecordingBegun;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.recording.RecordingConfig;
import dev.evenkeel.recording.archive.Manifest;
import dev.evenkeel.recording.archive.ManifestLine;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.archive.RecordingWriter;
import dev.evenkeel.recording.events.RelayWatch;
import dev.evenkeel.recording.store.PeopleStore;
import dev.evenkeel.recording.store.Recording;
import dev.evenkeel.recording.store.RecordingStore;
import dev.evenkeel.recording.tap.RelayTap;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has every recording made that this process owns: begins, resumes and ends them, and tells them
 * who agreed and where the meeting runs. Looks every second; while the database is away recordings
 * go on as they are.
 */
@Singleton
public class CaptureDesk {
    private static final Logger LOG = Logger.getLogger(CaptureDesk.class);
    private static final Duration LOOK = Duration.ofMillis(700);
    private static final Duration STORE = Duration.ofSeconds(3);
    private static final Duration CONNECT = Duration.ofSeconds(1);

    private final Map<String, Capture> captures = new HashMap<>();
    private final RecordingStore store;
    private final PeopleStore people;
    private final RelayWatch relays;
    private final RecorderKeys keys;
    private final EventFactory events;
    private final RecordingConfig config;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .build();
    private volatile boolean stopped;

    @Inject
    CaptureDesk(
            RecordingStore store,
            PeopleStore people,
            RelayWatch relays,
            RecorderKeys keys,
            EventFactory events,
            RecordingConfig config,
            Clock clock) {
        this.store = store;
        this.people = people;
        this.relays = relays;
        this.keys = keys;
        this.events = events;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        Thread.ofPlatform().name("capture-desk").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped = true;
        closeAll();
        try {
            store.release().await().atMost(STORE);
        } catch (RuntimeException e) {
            LOG.warnf("event=lease-not-released cause=\"%s\"", e.getMessage());
        }
    }

    private synchronized void closeAll() {
        captures.values().forEach(Capture::close);
    }

    private void run() {
        while (!stopped) {
            try {
                look();
            } catch (RuntimeException e) {
                LOG.warnf("event=desk-waits cause=\"%s\"", e.getMessage());
            }
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void look() {
        List<Recording> mine = store.claim(config.lease()).await().atMost(STORE);
        Set<String> ids = mine.stream().map(Recording::recordingId).collect(Collectors.toSet());
        synchronized (this) {
            if (stopped) {
                return;
            }
            captures.forEach((id, capture) -> {
                if (!ids.contains(id)) {
                    capture.close();
                }
            });
            captures.values().removeIf(Capture::isOver);
            mine.forEach(this::look);
        }
    }

    private void look(Recording recording) {
        Capture capture = captures.get(recording.recordingId());
        if (capture == null) {
            capture = begin(recording);
        }
        if (capture == null) {
            return;
        }
        Set<String> agreed = people.agreed(recording.recordingId()).await().atMost(STORE);
        for (PeopleStore.Happening line :
                people.happenings(recording.recordingId(), capture.lastHappening())
                        .await()
                        .atMost(STORE)) {
            capture.happened(line.number(), line.body());
        }
        Set<String> from = new HashSet<>(relays.reachable(capture.relayIds()));
        from.addAll(relays.relaysOf(recording.meetingId()));
        capture.follow(from, agreed, id -> link(recording, id));
        if (recording.stoppedAt() != null && relays.knowsAll()) {
            capture.stop();
        }
    }

    private Capture.RelayLinkFactory link(Recording recording, String relayId) {
        String url =
                Objects.requireNonNull(
                        relays.controlUrl(relayId).orElse(null), "a relay without address");
        RelayTap tap =
                new RelayTap(
                        http,
                        keys::relayToken,
                        url,
                        recording.meetingId(),
                        recording.recordingId(),
                        recording.epoch());
        return (recorded, flows, takenOver) ->
                new RelayLink(relayId, tap, recorded, flows, takenOver);
    }

    private @Nullable Capture begin(Recording recording) {
        RecordingFolder folder = new RecordingFolder(config.folder(), recording.recordingId());
        try {
            boolean isNew = !folder.exists();
            RecordingWriter writer = isNew ? create(folder, recording) : resume(folder);
            Manifest manifest = folder.readManifest();
            var announcements = new Announcements(recording, store, events, clock);
            if (manifest.closed().isPresent()) {
                announcements.finished(
                        recording.recordingId(),
                        writer.head(),
                        manifest.closed().get().durationMillis());
                return null;
            }
            Capture capture =
                    new Capture(manifest, writer, recording.epoch(), clock, announcements);
            captures.put(recording.recordingId(), capture);
            capture.start();
            LOG.infof(
                    "event=capture-begins recording=%s meeting=%s epoch=%d new=%s",
                    recording.recordingId(), recording.meetingId(), recording.epoch(), isNew);
            return capture;
        } catch (IOException | GeneralSecurityException e) {
            LOG.errorf(e, "event=capture-not-begun recording=%s", recording.recordingId());
            return null;
        }
    }

    private RecordingWriter create(RecordingFolder folder, Recording recording) throws IOException {
        RecordingWriter writer =
                RecordingWriter.create(
                        folder,
                        new ManifestLine.Opened(
                                recording.recordingId(),
                                recording.meetingId(),
                                recording.title(),
                                recording.startedAt(),
                                ""),
                        keys.master(),
                        keys.signer(),
                        clock);
        var begun =
                events.create(
                        EventTypes.RECORDING_BEGUN,
                        recording.recordingId(),
                        new RecordingBegun(
                                recording.recordingId(),
                                recording.meetingId(),
                                recording.title(),
                                recording.startedAt()));
        store.sealed(recording.recordingId(), writer.head(), List.of(begun))
                .subscribe()
                .with(_ -> {}, failure -> LOG.warnf("event=not-told cause=\"%s\"", failure));
        return writer;
    }

    private RecordingWriter resume(RecordingFolder folder)
            throws IOException, GeneralSecurityException {
        return RecordingWriter.resume(folder, keys.master(), keys.signer(), clock);
    }
}
