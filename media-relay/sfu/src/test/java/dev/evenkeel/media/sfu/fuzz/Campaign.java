package dev.evenkeel.media.sfu.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs Jazzer on one target after the other, each in a process of its own, and prints a row of
 * figures for each; what is new and worth keeping goes to its corpus. Started by {@code
 * media-relay/bench/fuzz}.
 */
public final class Campaign {
    /** An input that takes longer would hold up every meeting of a relay. */
    private static final Duration TOO_SLOW = Duration.ofSeconds(5);

    private static final int LONGEST_INPUT = 4_096;

    private final Path corpora;
    private final Path work;
    private final Duration each;

    private Campaign(Path corpora, Path work, Duration each) {
        this.corpora = corpora;
        this.work = work;
        this.each = each;
    }

    /**
     * @param args folder of the corpora, folder for work, target or {@code all}, minutes of each
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Duration each = Duration.ofSeconds(Math.round(60 * Double.parseDouble(args[3])));
        Campaign campaign = new Campaign(Path.of(args[0]), Path.of(args[1]), each);
        List<Target> targets =
                args[2].equals("all")
                        ? List.of(Target.values())
                        : List.of(
                                Target.of(args[2])
                                        .orElseThrow(() ->
                                                new IllegalArgumentException(
                                                        "expected one of "
                                                                + words()
                                                                + ", found "
                                                                + args[2])));
        List<String> rows = new ArrayList<>();
        for (Target target : targets) {
            rows.add(campaign.run(target));
        }
        if (rows.size() > 1) {
            rows.forEach(System.out::println);
        }
        System.exit(rows.stream().anyMatch(row -> row.contains("FINDING")) ? 1 : 0);
    }

    private static List<String> words() {
        return Stream.of(Target.values()).map(Target::word).toList();
    }

    private String run(Target target) throws IOException, InterruptedException {
        Path inputs = Files.createDirectories(work.resolve(target.word()).resolve("inputs"));
        Path findings = Files.createDirectories(work.resolve(target.word()).resolve("findings"));
        Path file = corpora.resolve(target.corpusFile());
        Corpus corpus = Corpus.read(file);
        unpack(corpus, inputs);
        FuzzLog log = jazzer(target, inputs, findings);
        if (log.finding().isEmpty()) {
            corpus.keep(contents(merged(target, inputs)));
            corpus.write(file);
        } else {
            contents(findings)
                    .forEach(input ->
                            System.out.println(
                                    target.word() + ": " + HexFormat.of().formatHex(input)));
        }
        String row = log.row(target, Math.toIntExact(contents(inputs).size()));
        System.out.println(row);
        return row;
    }

    private static void unpack(Corpus corpus, Path inputs) throws IOException {
        int number = 0;
        for (byte[] input : corpus.inputs()) {
            Files.write(inputs.resolve("kept-" + number++), input);
        }
    }

    private FuzzLog jazzer(Target target, Path inputs, Path findings)
            throws IOException, InterruptedException {
        return FuzzLog.read(
                process(
                        target,
                        "-max_total_time=" + each.toSeconds(),
                        "-timeout=" + TOO_SLOW.toSeconds(),
                        "-max_len=" + LONGEST_INPUT,
                        "-print_final_stats=1",
                        "-artifact_prefix=" + findings + "/",
                        "--reproducer_path=" + findings.getParent(),
                        inputs.toString()));
    }

    /** As few inputs as reach all that these reach. */
    private Path merged(Target target, Path inputs) throws IOException, InterruptedException {
        Path fewer = inputs.resolveSibling("fewer");
        if (Files.exists(fewer)) {
            try (Stream<Path> old = Files.list(fewer)) {
                for (Path file : old.toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(fewer);
        process(target, "-merge=1", fewer.toString(), inputs.toString());
        return fewer;
    }

    private List<String> process(Target target, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+EnableDynamicAgentLoading",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + Fuzzer.class.getName(),
                        "--target_args=" + target.word(),
                        "--instrumentation_includes=dev.evenkeel.media.**:org.bouncycastle.tls.**",
                        "-rss_limit_mb=0"));
        command.addAll(List.of(options));
        Path log = work.resolve(target.word()).resolve("log");
        Process jazzer =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(jazzer::destroy));
        jazzer.waitFor();
        return Files.readAllLines(log);
    }

    private static List<byte[]> contents(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(Campaign::bytes).toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
