package dev.evenkeel.testkit.halt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The Java agent that has one method of a service count its calls. */
public final class HaltAgent {
    private static final List<Class<?>> PARTS =
            List.of(
                    HaltAgent.class,
                    Counting.class,
                    Counting.CallFirst.class,
                    HaltPoint.class,
                    Halt.class);

    private HaltAgent() {}

    /** Writes the agent as a jar: {@code -javaagent:<jar>=<point>}. */
    public static Path jarInto(Path folder) {
        Path jar = folder.resolve("halt-agent.jar");
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Premain-Class", HaltAgent.class.getName());
        main.putValue("Boot-Class-Path", jar.getFileName().toString());
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Class<?> part : PARTS) {
                String name = part.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(name));
                try (InputStream code =
                        Objects.requireNonNull(part.getResourceAsStream("/" + name), name)) {
                    code.transferTo(out);
                }
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write " + jar, unwritable);
        }
        return jar;
    }

    /** Called by the JVM before the service's own {@code main}. */
    public static void premain(String point, Instrumentation instrumentation) {
        HaltPoint wanted = HaltPoint.parse(point);
        Halt.arm(wanted.count(), wanted.afterMillis());
        instrumentation.addTransformer(new Counting(wanted));
    }
}
