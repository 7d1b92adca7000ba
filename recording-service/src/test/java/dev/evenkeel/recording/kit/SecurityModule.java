package dev.evenkeel.recording.kit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A PKCS #11 module of its own, SoftHSM, with one AES key in it. */
public final class SecurityModule {
    public static final String LABEL = "evenkeel-recordings";
    private static final String PIN = "2468";
    private static final List<Path> LIBRARIES =
            List.of(
                    Path.of("/usr/lib/softhsm/libsofthsm2.so"),
                    Path.of("/usr/local/lib/softhsm/libsofthsm2.so"),
                    Path.of("/opt/homebrew/lib/softhsm/libsofthsm2.so"));

    private final Path home;
    private final Path configuration;

    private SecurityModule(Path home, Path configuration) {
        this.home = home;
        this.configuration = configuration;
    }

    /** Makes one in an empty folder. */
    public static SecurityModule create(Path home, byte[] key) throws Exception {
        Path tokens = Files.createDirectories(home.resolve("tokens"));
        Path configuration =
                Files.writeString(
                        home.resolve("softhsm2.conf"),
                        "directories.tokendir = %s\nobjectstore.backend = file\n"
                                .formatted(tokens));
        Path keyFile = Files.write(home.resolve("import.key"), key);
        Files.writeString(home.resolve("pin"), PIN + "\n");
        SecurityModule module = new SecurityModule(home, configuration);
        module.tool("--init-token", "--free", "--label", "recorder", "--so-pin", PIN);
        module.tool("--import", keyFile.toString(), "--aes", "--id", "01", "--label", LABEL);
        Files.delete(keyFile);
        return module;
    }

    private void tool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("softhsm2-util"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--token", "recorder", "--pin", PIN));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(own());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(command + ": " + said);
        }
    }

    private Map<String, String> own() {
        return Map.of("SOFTHSM2_CONF", configuration.toString());
    }

    /** What a program needs in its environment to wrap keys with it. */
    public Map<String, String> environment() {
        return Map.of(
                "SOFTHSM2_CONF", configuration.toString(),
                "EVENKEEL_RECORDING_PKCS11_LIBRARY", library().toString(),
                "EVENKEEL_RECORDING_PKCS11_PIN_FILE", home.resolve("pin").toString());
    }

    /** The PIN is another one from now on, for whoever reads it from the file. */
    public void forgetPin() throws IOException {
        Files.writeString(home.resolve("pin"), "0000");
    }

    private static Path library() {
        return LIBRARIES.stream()
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new AssertionError("SoftHSM is not installed (softhsm2)"));
    }
}
