package dev.evenkeel.incident.plan.domain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The plans of this build, read from the resources {@code plans/*.yaml}. */
public record PlanCatalog(Map<String, Plan> plans) {
    private static final List<String> BUILT_IN = List.of("relay-loss", "relay-sick");

    /** Reads the plans; fails at start when one cannot be read. */
    public static PlanCatalog load() {
        return new PlanCatalog(
                BUILT_IN.stream()
                        .map(PlanCatalog::read)
                        .collect(Collectors.toUnmodifiableMap(Plan::id, Function.identity())));
    }

    /** The plan of this id, which a rule names. */
    public Plan plan(String id) {
        Plan plan = plans.get(id);
        if (plan == null) {
            throw new IllegalArgumentException("no plan " + id);
        }
        return plan;
    }

    private static Plan read(String id) {
        String resource = "/plans/" + id + ".yaml";
        ObjectMapper yaml =
                new ObjectMapper(new YAMLFactory()).registerModule(new JavaTimeModule());
        try (InputStream in = PlanCatalog.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return yaml.readValue(in, Plan.class);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
