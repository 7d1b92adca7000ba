package dev.evenkeel.local.installation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Java application with the JVM it wants.
 *
 * @param app the application's folder
 * @param flags of the JVM
 * @param entry what is run: {@code -jar file} or {@code -cp path Main}, with arguments
 * @param properties system properties, the documented configuration keys
 */
record JavaProgram(
        Path app, List<String> flags, List<String> entry, Map<String, String> properties) {
    /** Services: quick to start, small. */
    static final List<String> SMALL =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m");

    /** Relays: no pause longer than a packet may wait, and the full compiler. */
    static final List<String> STEADY = List.of("-XX:+UseZGC", "-Xmx512m");

    /** Made-up people: full compiler, no special collector. */
    static final List<String> CLIENT = List.of("-Xmx512m");

    private static final List<String> EVERY =
            List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Dfile.encoding=UTF-8",
                    "-Djava.net.preferIPv4Stack=true",
                    // Otherwise the JVM keeps statistics in a mapped file, and every pause may wait
                    // for the disk.
                    "-XX:+PerfDisableSharedMem",
                    "-XX:+ExitOnOutOfMemoryError");

    /** A packaged Quarkus application. */
    static JavaProgram quarkus(Path app, List<String> flags, Map<String, String> properties) {
        var all = new TreeMap<>(properties);
        all.put("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        var jar = app.resolve("quarkus-run.jar").toString();
        return new JavaProgram(app, flags, List.of("-jar", jar), all);
    }

    /** A main class of the launcher's own application. */
    static JavaProgram local(
            Path app, Class<?> main, List<String> arguments, Map<String, String> properties) {
        var entry = new ArrayList<String>();
        entry.addAll(List.of("-cp", ClassPath.of(app), main.getName()));
        entry.addAll(arguments);
        return new JavaProgram(app, SMALL, entry, properties);
    }

    /**
     * The command line.
     *
     * @param cacheName names the AOT cache (JEP 483, 514) in the app's folder
     * @param temporary where libraries may unpack what they need
     */
    List<String> command(String cacheName, QuickStart quickStart, Path temporary) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(EVERY);
        command.addAll(quickStart.flags(app.resolve(cacheName + ".aot")));
        command.add("-Djava.io.tmpdir=" + temporary);
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(entry);
        return command;
    }

    /** Whether a start leaves an AOT cache behind, or uses one. */
    enum QuickStart {
        USE,
        TRAIN;

        List<String> flags(Path cache) {
            return switch (this) {
                case USE ->
                        Files.exists(cache)
                                ? List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off")
                                : List.of();
                case TRAIN ->
                        Files.exists(cache)
                                ? USE.flags(cache)
                                : List.of("-XX:AOTCacheOutput=" + cache, "-Xlog:aot=error");
            };
        }
    }
}
