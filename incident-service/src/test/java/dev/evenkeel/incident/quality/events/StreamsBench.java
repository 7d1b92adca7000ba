package dev.evenkeel.incident.quality.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.event.Topics;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Instances of the topology on a broker, and the processor time of their threads (not of the
 * threads of RocksDB, which has its own).
 */
final class StreamsBench implements AutoCloseable {
    private static final List<String> TOPICS =
            List.of(
                    Topics.TELEMETRY_STREAMS,
                    Topics.TELEMETRY_LINKS,
                    Topics.QUALITY_WINDOWS,
                    Topics.QUALITY_SUBJECTS);
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** The samples are of a day long past, which a broker would soon throw away. */
    private static final Map<String, String> FOR_EVER =
            Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1");

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final String brokers;
    private final Admin admin;
    private int partitions;

    /** What a run took; {@code ofInstances} is the processor time of each. */
    record Spent(
            int people, int samples, int partitions, List<Long> ofInstances, Duration elapsed) {
        double microsEach() {
            return ofInstances.stream().mapToLong(Long::longValue).sum() / 1e3 / samples;
        }

        @Override
        public String toString() {
            String shares =
                    ofInstances.stream()
                            .map(nanos -> "%.1f s".formatted(nanos / 1e9))
                            .collect(Collectors.joining(" + "));
            return "%d people, %d partitions, %d instances: %.1f µs of CPU a sample (%s), %.0f samples/s"
                    .formatted(
                            people,
                            partitions,
                            ofInstances.size(),
                            microsEach(),
                            shares,
                            samples * 1e3 / elapsed.toMillis());
        }
    }

    StreamsBench(String brokers, int partitions) throws Exception {
        this.brokers = brokers;
        this.partitions = partitions;
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers));
        admin.createTopics(
                        TOPICS.stream()
                                .map(topic ->
                                        new NewTopic(topic, partitions, (short) 1)
                                                .configs(FOR_EVER))
                                .toList())
                .all()
                .get();
    }

    /** More of them. */
    void partitions(int more) throws ExecutionException, InterruptedException {
        partitions = more;
        admin.createPartitions(
                        TOPICS.stream()
                                .collect(
                                        Collectors.toMap(
                                                Function.identity(),
                                                _ -> NewPartitions.increaseTo(more))))
                .all()
                .get();
    }

    /** The samples of so many people, one a second each, as fast as they go. */
    Spent run(int people, int samples, int instances) throws Exception {
        String id = "growth-" + UUID.randomUUID();
        List<KafkaStreams> running = new ArrayList<>();
        beginHere(id);
        try {
            for (int instance = 0; instance < instances; instance++) {
                running.add(start(id, instance));
            }
            await(() -> running.stream().allMatch(StreamsBench::isAtWork));
            List<Long> before = spent(id, instances);
            Instant began = Instant.now();
            int sent = send(people, samples);
            long ends = total(ends());
            await(() -> read(id) >= ends);
            Duration elapsed = Duration.between(began, Instant.now());
            List<Long> after = spent(id, instances);
            List<Long> of =
                    IntStream.range(0, instances)
                            .mapToObj(one -> after.get(one) - before.get(one))
                            .toList();
            return new Spent(people, sent, partitions, of, elapsed);
        } finally {
            running.forEach(one -> one.close(Duration.ofSeconds(20)));
        }
    }

    private KafkaStreams start(String id, int instance) throws Exception {
        Path state = Files.createTempDirectory(Path.of("target"), "growth-");
        Properties settings = QualityStreams.settings(brokers, id, state.toAbsolutePath());
        settings.put(StreamsConfig.CLIENT_ID_CONFIG, name(id, instance));
        KafkaStreams streams = new KafkaStreams(QualityTopology.build(), settings);
        streams.start();
        return streams;
    }

    private static boolean isAtWork(KafkaStreams streams) {
        return streams.state() == KafkaStreams.State.RUNNING
                && streams.metadataForLocalThreads().stream()
                        .anyMatch(thread -> !thread.activeTasks().isEmpty());
    }

    private int send(int people, int samples) {
        int seconds = Math.max(5, samples / people);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                brokers,
                                "linger.ms",
                                5,
                                "compression.type",
                                "lz4"),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            for (int second = 0; second < seconds; second++) {
                long at = QualityRun.START.plusSeconds(second).toEpochMilli();
                for (int person = 0; person < people; person++) {
                    ProducerRecord<String, byte[]> one =
                            QualityRun.encoded(QualityRun.sample(person, second));
                    producer.send(
                            new ProducerRecord<>(
                                    one.topic(), null, at, one.key(), one.value(), one.headers()));
                }
            }
        }
        return people * seconds;
    }

    private Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked =
                IntStream.range(0, partitions)
                        .mapToObj(one -> new TopicPartition(Topics.TELEMETRY_STREAMS, one))
                        .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
        return admin.listOffsets(asked).all().get().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().offset()));
    }

    /** So that everything that is sent from now on is read, and nothing else. */
    private void beginHere(String id) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> here = new HashMap<>();
        ends().forEach((partition, end) -> here.put(partition, new OffsetAndMetadata(end)));
        admin.alterConsumerGroupOffsets(id, here).all().get();
    }

    private long read(String id) throws ExecutionException, InterruptedException {
        return admin
                .listConsumerGroupOffsets(id)
                .partitionsToOffsetAndMetadata()
                .get()
                .entrySet()
                .stream()
                .filter(one -> one.getKey().topic().equals(Topics.TELEMETRY_STREAMS))
                .mapToLong(one -> one.getValue().offset())
                .sum();
    }

    private static long total(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    private static List<Long> spent(String id, int instances) {
        ThreadInfo[] all = THREADS.getThreadInfo(THREADS.getAllThreadIds());
        List<Long> spent = new ArrayList<>();
        for (int instance = 0; instance < instances; instance++) {
            long nanos = 0;
            for (ThreadInfo one : all) {
                if (one != null && one.getThreadName().contains(name(id, instance))) {
                    nanos += Math.max(0, THREADS.getThreadCpuTime(one.getThreadId()));
                }
            }
            spent.add(nanos);
        }
        return spent;
    }

    private static String name(String id, int instance) {
        return id + "-i" + instance;
    }

    private interface Check {
        boolean holds() throws Exception;
    }

    private static void await(Check check) throws Exception {
        Instant limit = Instant.now().plus(LIMIT);
        while (!check.holds()) {
            assertThat(Instant.now()).isBefore(limit);
            Thread.sleep(100);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
