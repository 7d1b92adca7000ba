package dev.evenkeel.recording.capture;

import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.recording.RecordingConfig;
import dev.evenkeel.recording.archive.Archive;
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
import java.net.http.HttpClient;
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
    private final Beginnings beginnings;
    private final CaptureMeters meters;
    private final RecordingConfig config;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .build();
    private volatile Set<String> mine = Set.of();
    private volatile boolean stopped;

    @Inject
    CaptureDesk(
            RecordingStore store,
            PeopleStore people,
            RelayWatch relays,
            RecorderKeys keys,
            EventFactory events,
            Archive archive,
            CaptureMeters meters,
            RecordingConfig config,
            Clock clock) {
        this.store = store;
        this.people = people;
        this.relays = relays;
        this.keys = keys;
        this.events = events;
        this.beginnings = new Beginnings(archive::folder, keys.master(), keys.signer(), clock);
        this.meters = meters;
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
        List<Recording> claimed = store.claim(config.lease()).await().atMost(STORE);
        Set<String> ids = claimed.stream().map(Recording::recordingId).collect(Collectors.toSet());
        mine = ids;
        meters.running(ids);
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
            claimed.forEach(this::look);
        }
    }

    private void look(Recording recording) {
        Capture capture = captures.get(recording.recordingId());
        if (capture == null) {
            begin(recording);
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

    private void begin(Recording recording) {
        String id = recording.recordingId();
        var announcements = new Announcements(recording, store, events, clock);
        beginnings.begin(
                recording,
                meters.counting(announcements),
                () -> !stopped && mine.contains(id),
                capture -> add(id, capture));
    }

    private synchronized void add(String recordingId, Capture capture) {
        if (!stopped) {
            captures.put(recordingId, capture);
            capture.start();
        }
    }
}
