package dev.evenkeel.local.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The built applications an installation runs. The build copies each into a folder of its own,
 * named after what it was built from, and then writes {@code current}: lines {@code name=folder}.
 *
 * @param folder holds {@code current} and the folders it names
 * @param current folder by application
 */
public record Apps(Path folder, Map<String, Path> current) {
    public static final String LOCAL = "local";
    public static final String ROOM_SERVICE = "room-service";
    public static final String TELEMETRY_INGEST = "telemetry-ingest";
    public static final String INCIDENT_SERVICE = "incident-service";
    public static final String RECORDING_SERVICE = "recording-service";
    public static final String MEDIA_RELAY = "media-relay";
    public static final String REHEARSAL = "rehearsal";
    public static final String WEB = "web";

    /** What the last build left; empty before the first one. */
    public static Apps in(Path folder) {
        var current = new TreeMap<String, Path>();
        try {
            for (var line : Files.readAllLines(folder.resolve("current"))) {
                var parts = line.split("=", 2);
                if (parts.length == 2) {
                    current.put(parts[0], folder.resolve(parts[1]));
                }
            }
        } catch (NoSuchFileException neverBuilt) {
            return new Apps(folder, Map.of());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + folder, failed);
        }
        return new Apps(folder, current);
    }

    /** Where an application is; an {@link IllegalStateException} says how to build it. */
    public Path of(String name) {
        var found = current.get(name);
        if (found == null || !Files.isDirectory(found)) {
            throw new IllegalStateException(name + " is not built: run ./evenkeel build");
        }
        return found;
    }

    /** Whether the last build had this application. */
    public boolean has(String name) {
        return current.containsKey(name);
    }
}
