package dev.evenkeel.recording.archive;

import dev.evenkeel.recording.RecordingConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which keys wrap the keys of recordings, and did before.
 *
 * @param file the key of today where no module is named; else one of before
 * @param former files with keys of before
 */
public record MasterKeySettings(
        Optional<Path> file, List<Path> former, Optional<ModuleMasterKey.Settings> module) {
    private static final String NAMES = "EVENKEEL_RECORDING_";

    public static MasterKeySettings of(RecordingConfig config) {
        RecordingConfig.Pkcs11 module = config.pkcs11();
        return new MasterKeySettings(
                config.masterKeyFile(),
                config.formerMasterKeyFiles().orElse(List.of()),
                module.library()
                        .map(library ->
                                new ModuleMasterKey.Settings(
                                        library,
                                        module.slot(),
                                        module.pinFile()
                                                .orElseThrow(() ->
                                                        missing(
                                                                "evenkeel.recording.pkcs11.pin-file")),
                                        module.keyLabel())));
    }

    /**
     * The same by the names that environment variables have, for programs without a service; the
     * file is {@code EVENKEEL_MASTER_KEY} as well.
     */
    public static MasterKeySettings of(Map<String, String> environment) {
        Optional<String> file = Optional.ofNullable(environment.get(NAMES + "MASTER_KEY_FILE"));
        String former = environment.getOrDefault(NAMES + "FORMER_MASTER_KEY_FILES", "");
        Optional<String> library = Optional.ofNullable(environment.get(NAMES + "PKCS11_LIBRARY"));
        return new MasterKeySettings(
                file.or(() -> Optional.ofNullable(environment.get("EVENKEEL_MASTER_KEY")))
                        .map(Path::of),
                Arrays.stream(former.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .map(Path::of)
                        .toList(),
                library.map(path -> module(Path.of(path), environment)));
    }

    private static ModuleMasterKey.Settings module(Path library, Map<String, String> environment) {
        String pinFile = environment.get(NAMES + "PKCS11_PIN_FILE");
        if (pinFile == null) {
            throw missing(NAMES + "PKCS11_PIN_FILE");
        }
        return new ModuleMasterKey.Settings(
                library,
                Integer.parseInt(environment.getOrDefault(NAMES + "PKCS11_SLOT", "0")),
                Path.of(pinFile),
                environment.getOrDefault(
                        NAMES + "PKCS11_KEY_LABEL", RecordingConfig.Pkcs11.KEY_LABEL));
    }

    /**
     * The key that wraps, and unwraps with all of them.
     *
     * @throws IllegalArgumentException when one of them can't be used
     */
    public MasterKey open() {
        List<MasterKey> before = new ArrayList<>();
        if (module.isPresent()) {
            file.map(FileMasterKey::read).ifPresent(before::add);
        }
        former.stream().map(FileMasterKey::read).forEach(before::add);
        return MasterKey.of(current(), before);
    }

    /** The key that wraps, and unwraps nothing that another wrapped. */
    public MasterKey current() {
        return module.<MasterKey>map(ModuleMasterKey::open)
                .or(() -> file.map(FileMasterKey::read))
                .orElseThrow(() -> missing("evenkeel.recording.master-key-file"));
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException(name + " is not set");
    }
}
