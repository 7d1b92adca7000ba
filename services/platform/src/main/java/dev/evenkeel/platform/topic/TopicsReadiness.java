package dev.evenkeel.platform.topic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready before the topics were seen to exist. Kafka going away later changes nothing here: what
 * then still works is each service's to say.
 */
@Readiness
@ApplicationScoped
public class TopicsReadiness implements HealthCheck {
    private final TopicCreator topics;

    @Inject
    public TopicsReadiness(TopicCreator topics) {
        this.topics = topics;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("topics").status(topics.isDone()).build();
    }
}
