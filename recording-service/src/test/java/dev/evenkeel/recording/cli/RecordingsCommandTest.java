package dev.evenkeel.recording.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.recording.archive.ArchiveKit;
import dev.evenkeel.recording.archive.FolderStore;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.archive.Tombstone;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as an operator runs it: a process of its own, with files and an exit status. */
class RecordingsCommandTest {
    @TempDir Path home;
    private Path archive;

    private record Ended(int status, String said) {}

    @BeforeEach
    void record() throws IOException {
        archive = home.resolve("recordings");
        Files.writeString(
                home.resolve("master.key"), Base64.getEncoder().encodeToString(new byte[32]));
        Files.writeString(
                home.resolve("public.pem"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(ArchiveKit.KEYS.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        ArchiveKit.recording(archive, "rec-1", 1);
        ArchiveKit.recording(archive, "rec-2", 2);
    }

    private Ended run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(RecordingsCommand.class.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("EVENKEEL_RECORDINGS", archive.toString());
        builder.environment().put("EVENKEEL_PUBLIC_KEY", home.resolve("public.pem").toString());
        builder.environment().put("EVENKEEL_MASTER_KEY", home.resolve("master.key").toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }

    @Test
    void whatNobodyChangedIsListedAndVerifies() throws Exception {
        // When
        Ended list = run("list");
        Ended verify = run("verify");

        // Then
        assertThat(list.status()).as(list.said()).isZero();
        assertThat(list.said()).contains("rec-1", "rec-2");
        assertThat(verify.status()).as(verify.said()).isZero();
        assertThat(verify.said()).contains("rec-1  as it was sealed", "rec-2  as it was sealed");
    }

    @Test
    void aFlippedByteNamesTheSegmentAndFails() throws Exception {
        // Given
        Path segment = archive.resolve("rec-2").resolve("t2").resolve("000002.seg");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 1;
        Files.write(segment, bytes);

        // When
        Ended all = run("verify");
        Ended one = run("verify", "rec-2");
        Ended other = run("verify", "rec-1");

        // Then
        assertThat(all.status()).isEqualTo(1);
        assertThat(all.said()).contains("rec-1  as it was sealed", "rec-2  1 findings");
        assertThat(one.status()).isEqualTo(1);
        assertThat(one.said()).contains("changed t2/000002.seg");
        assertThat(other.status()).isZero();
    }

    @Test
    void whatWasDeletedIsListedWithItsProofAndAnotherProofIsNone() throws Exception {
        // Given
        RecordingFolder folder = new RecordingFolder(new FolderStore(archive), "rec-1");
        var head = ArchiveKit.head(folder);
        new Tombstone("rec-1", Instant.EPOCH, "p-1", "asked", head.lines(), head.sha256())
                .bury(folder, ArchiveKit.SIGNER);

        // When
        Ended list = run("list");
        Ended verify = run("verify", "rec-1");
        Path proof = archive.resolve("rec-1").resolve("deleted.json");
        Files.writeString(proof, Files.readString(proof).replace("p-1", "p-2"));
        Ended forged = run("verify", "rec-1");

        // Then
        assertThat(list.said()).contains("rec-1  deleted 1970-01-01T00:00:00Z by p-1");
        assertThat(verify.status()).as(verify.said()).isZero();
        assertThat(verify.said()).contains("deleted, with proof");
        assertThat(forged.status()).isEqualTo(1);
        assertThat(forged.said()).contains("not_signed deleted.json");
    }

    @Test
    void whatIsNotThereOrNotUnderstoodIsSaid() throws Exception {
        assertThat(run("verify", "rec-3").status()).isEqualTo(2);
        assertThat(run("verify", "../rec-1").status()).isEqualTo(2);
        assertThat(run("remove").said()).contains("list | verify [id]");
    }
}
