package dev.evenkeel.recording.quota;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** An installation whose recordings may take 10 MiB; a tenth has to be free to begin. */
public final class SmallQuota implements QuarkusTestProfile {
    static final long ALLOWED = 10 << 20;
    static final long RESERVE = 1 << 20;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("evenkeel.recording.quota.bytes", "10M");
    }
}
