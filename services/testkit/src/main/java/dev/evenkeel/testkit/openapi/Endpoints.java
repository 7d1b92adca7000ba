package dev.evenkeel.testkit.openapi;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** What the classes of a module answer over HTTP, read of their bytecode. */
final class Endpoints {
    private static final String JAKARTA_REST = "jakarta.ws.rs.";
    private static final Set<String> METHODS =
            Set.of("GET", "PUT", "POST", "DELETE", "OPTIONS", "PATCH");

    private Endpoints() {}

    /** The ids that their operations have in the document: class and method. */
    static Set<String> ofThisModule() {
        Set<String> ids = new TreeSet<>();
        new ClassFileImporter()
                .importPath(Path.of("target/classes")).stream()
                        .filter(Endpoints::isResource)
                        .forEach(resource ->
                                resource.getAllMethods().stream()
                                        .filter(Endpoints::isEndpoint)
                                        .map(one -> resource.getSimpleName() + "_" + one.getName())
                                        .forEach(ids::add));
        return ids;
    }

    private static boolean isResource(JavaClass one) {
        return one.isAnnotatedWith(JAKARTA_REST + "Path")
                && !one.getModifiers().contains(JavaModifier.ABSTRACT);
    }

    private static boolean isEndpoint(JavaMethod method) {
        return METHODS.stream().anyMatch(one -> method.isAnnotatedWith(JAKARTA_REST + one));
    }
}
