package dev.evenkeel.incident.plan.domain;

import dev.evenkeel.incident.ruleset.domain.RuleSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The plans of this build, the resources named in {@code plans/shipped.txt}. */
public final class ShippedPlans {
    private ShippedPlans() {}

    /** Their files. */
    public static List<RuleSource> files() {
        List<RuleSource> files = new ArrayList<>();
        for (String id : text("shipped.txt").lines().toList()) {
            String file = id + ".yaml";
            files.add(new RuleSource(RuleSource.Origin.SHIPPED, file, text(file)));
        }
        return files;
    }

    private static String text(String file) {
        String resource = "/plans/" + file;
        try (InputStream in = ShippedPlans.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
