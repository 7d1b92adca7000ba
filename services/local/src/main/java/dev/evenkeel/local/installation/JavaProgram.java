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
    /**
     * Services: quick to start, small. The room for compiled code is an address range, not memory:
     * each 15 % of it that is filled costs a full collection (JDK's CodeCache GC Threshold), which
     * with the 48 MB usual for this compiler stopped a service for a second under load.
     */
    static final List<String> SMALL =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:ReservedCodeCacheSize=240m",
                    "-Xmx256m");

    /** Below this many processors a compiler that wants one for itself takes it from media. */
    private static final int ENOUGH_PROCESSORS = 4;

    /** Relays: no pause longer than a packet may wait. */
    static final List<String> STEADY = steady(Runtime.getRuntime().availableProcessors());

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

    /**
     * The full compiler where there is room for it. Its threads hold a lock while they choose what
     * to compile next, and the relay's thread needs the same lock to ask for a compilation: where
     * they wait for a processor meanwhile, media was seen to stand still for up to 250 ms.
     */
    static List<String> steady(int processors) {
        return processors < ENOUGH_PROCESSORS
                ? List.of("-XX:+UseZGC", "-XX:TieredStopAtLevel=1", "-Xmx512m")
                : List.of("-XX:+UseZGC", "-Xmx512m");
    }

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
