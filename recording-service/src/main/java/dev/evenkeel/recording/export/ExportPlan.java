package dev.evenkeel.recording.export;

import dev.evenkeel.recording.archive.ManifestLine.Track;
import dev.evenkeel.recording.store.Export.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What FFmpeg is told to make of some tracks. Each track is an input of its own, in this order, on
 * the recording's clock.
 *
 * @param tracks at least one
 * @param durationMillis of the recording: what is made of pictures and voices put together lasts as
 *     long
 */
record ExportPlan(Format format, List<Track> tracks, long durationMillis) {
    /** A part for each keyframe, with one index of all before the first. */
    private static final String IN_PARTS =
            "+delay_moov+default_base_moof+frag_keyframe+global_sidx";

    ExportPlan {
        tracks = List.copyOf(tracks);
        if (tracks.isEmpty()) {
            throw new IllegalArgumentException("an export of nothing");
        }
    }

    /**
     * The tracks that such a file is made of.
     *
     * @param wanted whose, or of everybody
     */
    static List<Track> tracksFor(Format format, List<Track> all, Function<Track, Boolean> wanted) {
        boolean voiceOnly = format == Format.OPUS || format == Format.MP3;
        return all.stream()
                .filter(wanted::apply)
                .filter(track -> !voiceOnly || !track.codec().video())
                .toList();
    }

    /**
     * @param input where the bytes of a track come from
     * @param name how a track is called in the file
     */
    List<String> arguments(
            Function<Track, String> input, Function<Track, String> name, String output) {
        List<String> all =
                new ArrayList<>(
                        List.of("-hide_banner", "-v", "error", "-nostdin", "-nostats", "-y"));
        all.addAll(List.of("-progress", "pipe:1", "-copyts", "-filter_complex_threads", "1"));
        for (Track track : tracks) {
            if (format == Format.ORIGINAL) {
                all.addAll(List.of("-itsoffset", seconds(track.startMillis())));
            } else {
                all.addAll(List.of("-threads", "1"));
                if (track.codec().video()) {
                    all.addAll(List.of("-reinit_filter", "0"));
                }
            }
            all.addAll(List.of("-f", "matroska", "-i", input.apply(track)));
        }
        all.addAll(
                switch (format) {
                    case ORIGINAL -> copied(name);
                    case MP4 -> composed("+faststart");
                    case HLS -> composed(IN_PARTS);
                    case OPUS -> voices("libopus", "48k", "ogg");
                    case MP3 -> voices("libmp3lame", "96k", "mp3");
                });
        all.add(output);
        return List.copyOf(all);
    }

    private List<String> copied(Function<Track, String> name) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < tracks.size(); i++) {
            all.addAll(List.of("-map", i + ":0"));
            all.addAll(List.of("-metadata:s:" + i, "title=" + name.apply(tracks.get(i))));
        }
        boolean webm = tracks.stream().allMatch(track -> track.codec().isOfWebm());
        all.addAll(List.of("-c", "copy", "-f", webm ? "webm" : "matroska"));
        return all;
    }

    /**
     * @param flags of the file's layout
     */
    private List<String> composed(String flags) {
        return List.of(
                "-filter_complex",
                new Composition(tracks, durationMillis).picture() + ";" + mixed(),
                "-map",
                "[picture]",
                "-map",
                "[voices]",
                "-c:v",
                "libopenh264",
                "-b:v",
                "1500k",
                "-g",
                "100",
                "-c:a",
                "aac",
                "-b:a",
                "96k",
                "-threads",
                "1",
                "-movflags",
                flags,
                "-f",
                "mp4");
    }

    private List<String> voices(String codec, String rate, String container) {
        return List.of(
                "-filter_complex",
                mixed(),
                "-map",
                "[voices]",
                "-c:a",
                codec,
                "-b:a",
                rate,
                "-f",
                container);
    }

    /** All voices in one, silent where nobody is heard, as long as the recording. */
    private String mixed() {
        StringBuilder graph = new StringBuilder();
        StringBuilder labels = new StringBuilder();
        int count = 0;
        for (int i = 0; i < tracks.size(); i++) {
            Track track = tracks.get(i);
            if (!track.codec().video()) {
                graph.append(
                        "[%d:a]aresample=48000:async=1:first_pts=0,adelay=%d:all=1[a%d];"
                                .formatted(i, track.startMillis(), i));
                labels.append("[a%d]".formatted(i));
                count++;
            }
        }
        String length = seconds(durationMillis);
        // one more that lasts to the end: padding the mix instead was left out now and then
        return graph
                + "anullsrc=r=48000:cl=stereo:d=%s[silence];".formatted(length)
                + "%s[silence]amix=inputs=%d:normalize=0,alimiter=level=0,atrim=end=%s[voices]"
                        .formatted(labels, count + 1, length);
    }

    static String seconds(long millis) {
        return String.format(Locale.ROOT, "%d.%03d", millis / 1_000, millis % 1_000);
    }
}
