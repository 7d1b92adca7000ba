package dev.evenkeel.incident.walk;

import dev.evenkeel.incident.drill.DrillParts;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** People have to sign in, and drills are allowed. */
public final class SignedIn implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("evenkeel.console.access", "signed-in", "evenkeel.console.stream-life", "1s");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(DrillParts.class));
    }
}
