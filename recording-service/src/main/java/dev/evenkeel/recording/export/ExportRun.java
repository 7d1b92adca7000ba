package dev.evenkeel.recording.export;

import dev.evenkeel.recording.archive.ManifestLine.Track;
import dev.evenkeel.recording.archive.TrackContent;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoublePredicate;
import java.util.function.Function;

/** One file being made: the program, its inputs, and a folder of its own that goes with it. */
final class ExportRun implements AutoCloseable {
    private static final String PROGRESS = "out_time_us=";

    private final ExportPlan plan;
    private final Path folder;
    private final Map<Track, Feed> feeds = new LinkedHashMap<>();

    ExportRun(
            ExportPlan plan,
            WorkFolder work,
            Function<Track, TrackContent> content,
            Capacity capacity)
            throws IOException {
        this.plan = plan;
        this.folder = work.make();
        for (Track track : plan.tracks()) {
            Path socket = folder.resolve(feeds.size() + ".s");
            feeds.put(track, new Feed(socket, content.apply(track), capacity));
        }
    }

    /** How it ended. */
    sealed interface Outcome {
        /** The file is in the run's folder, which goes when it is closed. */
        record Made(Path file) implements Outcome {}

        record Stopped() implements Outcome {}

        record Failed(String why) implements Outcome {}
    }

    /**
     * Makes the file.
     *
     * @param goOn told the progress, 0–1, about twice a second; says whether to go on
     */
    Outcome make(Ffmpeg ffmpeg, Function<Track, String> name, DoublePredicate goOn)
            throws IOException, InterruptedException {
        Path file = folder.resolve("out");
        List<String> arguments =
                plan.arguments(
                        track -> Objects.requireNonNull(feeds.get(track)).url(),
                        name,
                        file.getFileName().toString());
        feeds.values().forEach(Feed::start);
        Process process = ffmpeg.start(arguments, folder);
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith(PROGRESS) && !goOn.test(progress(line))) {
                    return new Outcome.Stopped();
                }
            }
            int code = process.waitFor();
            return code == 0
                    ? new Outcome.Made(file)
                    : new Outcome.Failed("code %d: %s".formatted(code, Ffmpeg.complaint(folder)));
        } finally {
            process.destroyForcibly();
        }
    }

    private double progress(String line) {
        String value = line.substring(PROGRESS.length());
        boolean known = !value.isEmpty() && value.chars().allMatch(Character::isDigit);
        double millis = known ? Long.parseLong(value) / 1_000.0 : 0;
        return Math.min(1, millis / Math.max(1, plan.durationMillis()));
    }

    @Override
    public void close() throws IOException {
        for (Feed feed : feeds.values()) {
            feed.close();
        }
        WorkFolder.delete(folder);
    }
}
