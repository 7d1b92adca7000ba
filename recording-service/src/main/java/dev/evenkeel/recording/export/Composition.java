package dev.evenkeel.recording.export;

import dev.evenkeel.recording.archive.ManifestLine.Track;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One picture of everybody: a grid with a place for each screen and then for each person, as a
 * graph of FFmpeg's filters. A place is dark where there is no picture.
 *
 * @param tracks in the order of the inputs
 */
record Composition(List<Track> tracks, long durationMillis) {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int FRAMES_PER_SECOND = 25;
    private static final String DARK = "0x16181d";

    /** The graph; its output is {@code [picture]}. */
    String picture() {
        Map<String, Integer> places = places();
        int columns = (int) Math.ceil(Math.sqrt(Math.max(1, places.size())));
        int rows = Math.max(1, (places.size() + columns - 1) / columns);
        int width = even(WIDTH / columns);
        int height = even(HEIGHT / rows);
        StringBuilder graph =
                new StringBuilder(
                        "color=c=%s:s=%dx%d:r=%d:d=%s,format=yuv420p[p0]"
                                .formatted(
                                        DARK,
                                        WIDTH,
                                        HEIGHT,
                                        FRAMES_PER_SECOND,
                                        ExportPlan.seconds(durationMillis)));
        int layer = 0;
        for (int i = 0; i < tracks.size(); i++) {
            Track track = tracks.get(i);
            if (track.codec().video()) {
                int place = places.getOrDefault(key(track), 0);
                graph.append(tile(i, track, width, height));
                graph.append(
                        ";[p%d][v%d]overlay=x=%d:y=%d:eof_action=pass:repeatlast=0[p%d]"
                                .formatted(
                                        layer,
                                        i,
                                        place % columns * width,
                                        place / columns * height,
                                        layer + 1));
                layer++;
            }
        }
        return graph.append(";[p%d]null[picture]".formatted(layer)).toString();
    }

    /** In the middle of its place, whatever size it has at a moment. */
    private static String tile(int input, Track track, int width, int height) {
        return (";[%d:v]setpts=PTS+%s/TB,"
                        + "scale=%d:%d:force_original_aspect_ratio=decrease:force_divisible_by=2:eval=frame,"
                        + "pad=%d:%d:-1:-1:color=%s:eval=frame,setsar=1,format=yuv420p[v%d]")
                .formatted(
                        input,
                        ExportPlan.seconds(track.startMillis()),
                        width,
                        height,
                        width,
                        height,
                        DARK,
                        input);
    }

    /** Screens first, then people in the order they were first seen; each has one place. */
    private Map<String, Integer> places() {
        Map<String, Integer> places = new LinkedHashMap<>();
        tracks.stream()
                .filter(track -> track.codec().video())
                .sorted(
                        Comparator.comparing((Track track) -> !isScreen(track))
                                .thenComparing(Track::startMillis))
                .forEach(track -> places.putIfAbsent(key(track), places.size()));
        return places;
    }

    private static String key(Track track) {
        return track.participantId() + (isScreen(track) ? "/screen" : "");
    }

    private static boolean isScreen(Track track) {
        return track.source().startsWith("screen");
    }

    private static int even(int size) {
        return size - size % 2;
    }
}
