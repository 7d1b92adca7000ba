package dev.evenkeel.incident.ruleset.domain;

import dev.evenkeel.incident.plan.domain.PlanCatalog;
import dev.evenkeel.incident.rule.domain.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The rules of this build, the resources named in {@code rules/shipped.txt}. */
public final class ShippedRules {
    private ShippedRules() {}

    /** The rules alone; fails when one cannot be read, which is a bug. */
    public static RuleSet load() {
        return RuleCatalog.read(files(), PlanCatalog.load().movers()).ruleSet();
    }

    /** Their files. */
    public static List<RuleSource> files() {
        List<RuleSource> files = new ArrayList<>();
        for (String id : text("shipped.txt").lines().toList()) {
            String file = id + ".yaml";
            files.add(new RuleSource(RuleSource.Origin.SHIPPED, file, text(file)));
        }
        return files;
    }

    /** A resource beside the rules. */
    public static String text(String file) {
        String resource = "/rules/" + file;
        try (InputStream in = ShippedRules.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
