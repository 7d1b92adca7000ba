package dev.evenkeel.recording.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.recording.archive.Manifest;
import dev.evenkeel.recording.archive.ManifestLine;
import dev.evenkeel.recording.archive.ManifestLine.Gap;
import dev.evenkeel.recording.archive.ManifestLine.Segment;
import dev.evenkeel.recording.archive.ManifestLine.Track;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.archive.RecordingKey;
import dev.evenkeel.recording.archive.TrackContent;
import dev.evenkeel.recording.media.Codec;
import dev.evenkeel.recording.store.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything a player needs to know of a recording; times in milliseconds from its beginning.
 *
 * @param gaps media that is missing, and why
 * @param hls a playlist of one film of it all (RFC 8216), below the front door, when a host had one
 *     made
 */
public record Replay(
        String recordingId,
        String meetingId,
        String title,
        Instant startedAt,
        long durationMillis,
        List<Media> tracks,
        List<Happening> events,
        List<Gap> gaps,
        @Nullable String hls) {

    /**
     * @param url of a file that plays, below the front door
     */
    public record Media(
            String id,
            String participantId,
            String source,
            Codec codec,
            boolean video,
            long startMillis,
            long durationMillis,
            int width,
            int height,
            String url) {}

    /**
     * @param type of the event it was
     */
    public record Happening(long atMillis, String type, JsonNode data) {}

    static Replay of(
            Recording recording,
            RecordingFolder folder,
            RecordingKey key,
            Manifest manifest,
            Optional<String> hls)
            throws IOException {
        return new Replay(
                recording.recordingId(),
                recording.meetingId(),
                recording.title(),
                recording.startedAt(),
                recording.durationMillis() == null ? 0 : recording.durationMillis(),
                manifest.tracks().stream().map(track -> media(manifest, track)).toList(),
                events(folder, key, manifest),
                manifest.gaps(),
                hls.orElse(null));
    }

    private static Media media(Manifest manifest, Track track) {
        return new Media(
                track.id(),
                track.participantId(),
                track.source(),
                track.codec(),
                track.codec().video(),
                track.startMillis(),
                TrackContent.durationMillis(manifest, track),
                track.width(),
                track.height(),
                "/api/v1/recordings/%s/tracks/%s"
                        .formatted(manifest.opened().recordingId(), track.id()));
    }

    private static List<Happening> events(
            RecordingFolder folder, RecordingKey key, Manifest manifest) throws IOException {
        long start = manifest.opened().startedAt().toEpochMilli();
        List<Happening> happenings = new ArrayList<>();
        for (Segment segment : manifest.segmentsOf(ManifestLine.EVENTS)) {
            String lines = new String(folder.readSegment(segment, key), StandardCharsets.UTF_8);
            for (String line : lines.split("\n", -1)) {
                if (!line.isEmpty()) {
                    happenings.add(happening(EventJson.mapper().readTree(line), start));
                }
            }
        }
        return withoutDeleted(happenings);
    }

    /** Who took words back, took them back: only that something was said remains. */
    private static List<Happening> withoutDeleted(List<Happening> all) {
        Set<String> deleted =
                all.stream()
                        .filter(event -> event.type().equals(EventTypes.CHAT_CHANGED.name()))
                        .filter(event -> !event.data().hasNonNull("text"))
                        .map(event -> event.data().path("messageId").asText())
                        .collect(Collectors.toSet());
        all.stream()
                .filter(event -> deleted.contains(event.data().path("messageId").asText()))
                .forEach(event -> ((ObjectNode) event.data()).remove("text"));
        return all;
    }

    private static Happening happening(JsonNode line, long start) {
        long at = Instant.parse(line.path("at").asText()).toEpochMilli();
        return new Happening(
                Math.max(0, at - start), line.path("type").asText(), line.path("data"));
    }
}
