package dev.evenkeel.recording.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.recording.archive.FolderStore;
import dev.evenkeel.recording.archive.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Figure 4: {@code recording-service/bench/proof storage-faults}, as root, which mounts a file
 * system of 8 MiB for each run and loads the faults that {@code faults.c} makes.
 */
class StorageFaultsProof {
    private static final int RUNS = Integer.getInteger("evenkeel.proof.rounds", 30);
    private static final int AT_ONCE = 5;
    private static final long LATEST_ALARM_MILLIS = 5_000;

    /** What happens to a file system. */
    private enum Fault {
        FULL,
        SLOW_FSYNC,
        IO_ERROR
    }

    private record Outcome(
            Fault fault, boolean killed, long alarmMillis, int findings, long lost) {}

    @Test
    void whatWasAcknowledgedVerifiesAndTheAlarmComesInTime() throws Exception {
        // Given
        List<Callable<Outcome>> runs = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            int number = i;
            runs.add(() -> run(number, Fault.values()[number % 3], number % 2 == 1));
        }

        // When
        List<Outcome> outcomes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<Outcome> one : threads.invokeAll(runs)) {
                outcomes.add(one.get());
            }
        }

        // Then
        outcomes.forEach(System.out::println);
        for (Fault fault : Fault.values()) {
            var of = outcomes.stream().filter(o -> o.fault() == fault).toList();
            System.out.printf(
                    "%s: %d runs, findings %d, lost %d, alarm after at most %d ms%n",
                    fault,
                    of.size(),
                    of.stream().mapToInt(Outcome::findings).sum(),
                    of.stream().mapToLong(Outcome::lost).sum(),
                    of.stream().mapToLong(Outcome::alarmMillis).max().orElse(0));
        }
        assertThat(outcomes).allMatch(o -> o.findings() == 0 && o.lost() == 0);
        assertThat(outcomes).allMatch(o -> o.alarmMillis() <= LATEST_ALARM_MILLIS);
    }

    private static Outcome run(int number, Fault fault, boolean killed) throws Exception {
        Path disk = Files.createTempDirectory("disk").resolve("faulty-" + number);
        Files.createDirectory(disk);
        command("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString());
        try (StorageRun run = new StorageRun(new FolderStore(disk))) {
            run.awaitSeals(1);
            begin(fault, disk);
            long alarm = 0;
            if (fault == Fault.SLOW_FSYNC) {
                run.awaitSeals(2);
            } else {
                alarm = run.awaitAlarm();
            }
            if (killed) {
                run.kill();
            }
            end(fault, disk);
            if (killed) {
                run.resume();
            }
            run.awaitSeals(2);
            Manifest manifest = run.finish();
            return new Outcome(fault, killed, alarm, run.verify().size(), run.missing(manifest));
        } finally {
            command("umount", "-l", disk.toString());
            Files.deleteIfExists(control(disk));
            Files.delete(disk);
            Files.delete(disk.getParent());
        }
    }

    private static Path control(Path disk) {
        return disk.resolveSibling(disk.getFileName() + ".fault");
    }

    private static void begin(Fault fault, Path disk) throws IOException {
        switch (fault) {
            case FULL -> fill(disk.resolve("filler"));
            case SLOW_FSYNC -> Files.writeString(control(disk), "slow");
            case IO_ERROR -> {
                Files.writeString(control(disk), "eio");
                assertThat(System.getenv("LD_PRELOAD")).as("the faults are loaded").isNotNull();
            }
        }
    }

    private static void fill(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            byte[] piece = new byte[4_096];
            while (true) {
                out.write(piece);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static void end(Fault fault, Path disk) throws IOException {
        if (fault == Fault.FULL) {
            Files.delete(disk.resolve("filler"));
        } else {
            Files.delete(control(disk));
        }
    }

    private static void command(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(
                    "This proof mounts file systems and needs root: %s says %s"
                            .formatted(words[0], said));
        }
    }
}
