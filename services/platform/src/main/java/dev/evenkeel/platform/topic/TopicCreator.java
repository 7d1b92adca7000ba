package dev.evenkeel.platform.topic;

import dev.evenkeel.contracts.event.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Creates the missing topics of the catalogue, in the background and until it succeeds: a service
 * starts whether Kafka is there or not. Topics that exist are left as they are.
 */
@Singleton
public class TopicCreator {
    private static final Logger LOG = Logger.getLogger(TopicCreator.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int REQUEST_TIMEOUT_MILLIS = 5_000;

    private final Map<String, Object> kafka;
    private final TopicLayout layout;
    private final CompletableFuture<@Nullable Void> created = new CompletableFuture<>();
    private @Nullable Thread worker;

    @Inject
    TopicCreator(
            @Identifier("default-kafka-broker") Map<String, Object> kafka, TopicLayout layout) {
        this.kafka = kafka;
        this.layout = layout;
    }

    void start(@Observes StartupEvent started) {
        worker = Thread.ofVirtual().name("topic-creator").start(this::createUntilDone);
    }

    void stop(@Observes ShutdownEvent stopped) {
        if (worker != null) {
            worker.interrupt();
        }
    }

    /** Completes once all topics of the catalogue exist; never fails. */
    public CompletionStage<@Nullable Void> created() {
        return created.minimalCompletionStage();
    }

    /** Whether all topics of the catalogue have been seen to exist. */
    public boolean isDone() {
        return created.isDone();
    }

    private void createUntilDone() {
        try (Admin admin = Admin.create(settings())) {
            boolean warned = false;
            while (!tryCreate(admin, warned)) {
                warned = true;
                Thread.sleep(RETRY);
            }
            LOG.infof("event=topics-exist count=%d", Topics.ALL.size());
            created.complete(null);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tryCreate(Admin admin, boolean warned) throws InterruptedException {
        try {
            layout.createMissing(admin);
            return true;
        } catch (ExecutionException | KafkaException e) {
            LOG.logf(
                    warned ? Logger.Level.DEBUG : Logger.Level.WARN,
                    "event=topics-missing retry=%s cause=\"%s\"",
                    RETRY,
                    e.getMessage());
            return false;
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "topic-creator");
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
        return settings;
    }
}
