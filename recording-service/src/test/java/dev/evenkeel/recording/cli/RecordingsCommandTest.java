package dev.evenkeel.recording.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.recording.archive.ArchiveKit;
import dev.evenkeel.recording.archive.FolderStore;
import dev.evenkeel.recording.archive.RecordingFolder;
import dev.evenkeel.recording.archive.Tombstone;
import dev.evenkeel.recording.kit.SecurityModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        return run(Map.of(), arguments);
    }

    private Ended run(Map<String, String> further, String... arguments) throws Exception {
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
        builder.environment().putAll(further);
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

    /**
     * The order of an operator: both keys, then every key anew, then the old one is thrown away.
     */
    @Test
    void aMasterKeyIsChangedWithoutRewritingWhatItProtects() throws Exception {
        // Given
        byte[] segment = Files.readAllBytes(archive.resolve("rec-1/t1/000001.seg"));
        byte[] fresh = new byte[32];
        fresh[0] = 1;
        Path key =
                Files.writeString(
                        home.resolve("fresh.key"), Base64.getEncoder().encodeToString(fresh));
        Map<String, String> today = Map.of("EVENKEEL_RECORDING_MASTER_KEY_FILE", key.toString());
        Map<String, String> both = new HashMap<>(today);
        both.put(
                "EVENKEEL_RECORDING_FORMER_MASTER_KEY_FILES",
                home.resolve("master.key").toString());
        assertThat(run(today, "verify").said()).contains("findings");
        assertThat(run(today, "rewrap").status()).as("without the former key").isEqualTo(1);
        assertThat(run(both, "verify").status()).isZero();

        // When
        Ended rewrapped = run(both, "rewrap");
        Ended again = run(both, "rewrap");

        // Then
        assertThat(rewrapped.status()).as(rewrapped.said()).isZero();
        assertThat(rewrapped.said()).contains("2 wrapped", "0 were already, 0 failed");
        assertThat(again.said()).contains("0 wrapped", "2 were already");
        assertThat(run(today, "verify").status()).isZero();
        assertThat(run("verify").status()).as("with the former key").isEqualTo(1);
        assertThat(Files.readAllBytes(archive.resolve("rec-1/t1/000001.seg"))).isEqualTo(segment);
    }

    @Test
    void aFileMakesPlaceForASecurityModule() throws Exception {
        // Given
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        SecurityModule module = SecurityModule.create(home.resolve("module"), secret);

        // When
        Ended rewrapped = run(module.environment(), "rewrap");

        // Then
        assertThat(rewrapped.status()).as(rewrapped.said()).isZero();
        assertThat(rewrapped.said()).contains("2 wrapped", "0 failed");
        assertThat(run(module.environment(), "rewrap").said()).contains("2 were already");
        assertThat(run(module.environment(), "verify").status()).isZero();
        assertThat(run("verify").status()).as("with the file alone").isEqualTo(1);

        // And when
        module.forgetPin();
        Ended locked = run(module.environment(), "verify");

        // Then
        assertThat(locked.status()).isEqualTo(2);
        assertThat(locked.said())
                .contains(
                        "the key \"evenkeel-recordings\" of the module behind",
                        "CKR_PIN_INCORRECT");
    }

    @Test
    void aModuleWithoutTheKeyIsNamed() throws Exception {
        // Given
        SecurityModule module = SecurityModule.create(home.resolve("module"), new byte[32]);
        Map<String, String> other = new HashMap<>(module.environment());
        other.put("EVENKEEL_RECORDING_PKCS11_KEY_LABEL", "another");

        // When
        Ended verify = run(other, "verify");

        // Then
        assertThat(verify.status()).isEqualTo(2);
        assertThat(verify.said()).contains("\"another\"", "there is no AES key of that label");
    }
}
