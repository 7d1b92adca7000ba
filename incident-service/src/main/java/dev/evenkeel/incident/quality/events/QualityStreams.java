package dev.evenkeel.incident.quality.events;

import dev.evenkeel.platform.topic.TopicCreator;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the topology from the moment its topics exist until the service ends. Whatever goes wrong
 * with Kafka replaces the stream thread; the topology is never left dead, and liveness does not
 * depend on it.
 */
@Singleton
public class QualityStreams {
    private static final Logger LOG = Logger.getLogger(QualityStreams.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    /** New leaders and coordinators are asked for soon, and a silent broker is not waited for. */
    private static final Map<String, Object> AFTER_A_BROKER_DIED =
            Map.of(
                    StreamsConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                    250,
                    StreamsConfig.consumerPrefix(ConsumerConfig.RETRY_BACKOFF_MAX_MS_CONFIG),
                    250,
                    StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG),
                    250,
                    StreamsConfig.consumerPrefix(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG),
                    5_000,
                    StreamsConfig.producerPrefix(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG),
                    3_000);

    private final Map<String, Object> kafka;
    private final String applicationId;

    /** Where RocksDB lives; without one a folder of this process alone, which ends with it. */
    private final Optional<Path> stateDirectory;

    private final TopicCreator topics;
    private volatile boolean stopped;
    private @Nullable KafkaStreams streams;

    @Inject
    QualityStreams(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(
                            name = "evenkeel.incident.quality.application-id",
                            defaultValue = "incident-service-quality-2")
                    String applicationId,
            @ConfigProperty(name = "evenkeel.incident.quality.state-directory")
                    Optional<Path> stateDirectory,
            TopicCreator topics) {
        this.kafka = kafka;
        this.applicationId = applicationId;
        this.stateDirectory = stateDirectory;
        this.topics = topics;
    }

    void start(@Observes StartupEvent started) {
        var unused = topics.created().thenRunAsync(this::run, Thread::startVirtualThread);
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        stopped = true;
        if (streams != null) {
            boolean closed = streams.close(CLOSE_TIMEOUT);
            if (closed && stateDirectory.isEmpty()) {
                streams.cleanUp();
            }
        }
    }

    private synchronized void run() {
        if (stopped) {
            return;
        }
        String brokers = String.valueOf(kafka.get(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG));
        Path state = stateDirectory.orElseGet(QualityStreams::folderOfThisProcess);
        KafkaStreams running =
                new KafkaStreams(QualityTopology.build(), settings(brokers, applicationId, state));
        running.setUncaughtExceptionHandler(failure -> {
            LOG.errorf(failure, "event=stream-thread-replaced");
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        running.setStateListener(
                (after, before) -> LOG.infof("event=streams-state from=%s to=%s", before, after));
        running.start();
        streams = running;
    }

    private static Path folderOfThisProcess() {
        return Path.of(
                System.getProperty("java.io.tmpdir"),
                "evenkeel-quality-" + ProcessHandle.current().pid());
    }

    /** How the topology runs, wherever it does. */
    static Properties settings(String brokers, String applicationId, Path state) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocks.class);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 150);
        settings.put(StreamsConfig.POLL_MS_CONFIG, 50);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        settings.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        settings.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "latest");
        settings.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        settings.put(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 60_000);
        settings.putAll(AFTER_A_BROKER_DIED);
        return settings;
    }
}
