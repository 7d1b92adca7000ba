package dev.evenkeel.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a Quarkus test the real Kafka broker of this JVM. All test classes share it; use fresh
 * meeting ids, not fresh topics.
 */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {

    /** The broker, for tests that stop it and start it again. */
    public static TestBroker broker() {
        return TestBroker.ofThisJvm();
    }

    @Override
    public Map<String, String> start() {
        return Map.of("kafka.bootstrap.servers", broker().start().bootstrapServers());
    }

    /** The broker ends with the JVM. */
    @Override
    public void stop() {}
}
