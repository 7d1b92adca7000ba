package dev.evenkeel.telemetry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Programs that tests start. */
public final class DebianProgram {
    private DebianProgram() {}

    /** Where it is; fails with what to do when it is not there. */
    public static String find(String name, String debianPackage) {
        return Stream.of("/usr/sbin/", "/usr/bin/", "/usr/local/sbin/", "/opt/homebrew/sbin/")
                .map(folder -> folder + name)
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "%s is missing: install it (Debian: apt-get install %s) and run this again"
                                        .formatted(name, debianPackage)));
    }
}
