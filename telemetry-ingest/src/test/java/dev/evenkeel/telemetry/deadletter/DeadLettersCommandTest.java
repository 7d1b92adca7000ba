package dev.evenkeel.telemetry.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.contracts.event.DeadLetterTopics;
import dev.evenkeel.contracts.event.Event;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.failover.FailoverCommand;
import dev.evenkeel.contracts.telemetry.RejectedTelemetry;
import dev.evenkeel.platform.event.EventCodec;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.telemetry.Samples;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dead letters on the real Kafka. */
class DeadLettersCommandTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String COMMANDS = DeadLetterTopics.of(Topics.FAILOVER_COMMANDS);

    private static String servers;
    private static KafkaProducer<String, byte[]> producer;

    private final String site = "s-" + UUID.randomUUID();
    private final ObjectNode report = Samples.device("cam", site, Instant.now());
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void open() throws InterruptedException, ExecutionException {
        servers = KafkaResource.broker().start().bootstrapServers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            var there = admin.listTopics().names().get();
            admin.createTopics(
                            Stream.concat(Topics.ALL.stream(), DeadLetterTopics.ALL.stream())
                                    .filter(name -> !there.contains(name))
                                    .map(name -> new NewTopic(name, 2, (short) 1))
                                    .toList())
                    .all()
                    .get();
        }
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    @AfterAll
    static void close() {
        producer.close();
    }

    @Test
    void letterIsListedAndShownWithItsReason() {
        // Given
        String letter = refused(report.put("status", "sleepy"));

        // When
        int listed = run("list", "--topic", Topics.TELEMETRY_REJECTED);
        int shown = run("show", letter);

        // Then
        assertThat(listed).isZero();
        assertThat(shown).isZero();
        assertThat(output())
                .contains(letter + "  → telemetry.devices.v1  /status should be")
                .contains("replayed  no")
                .contains(report.toString());
    }

    @Test
    void letterThatIsStillWrongIsNotReplayed() {
        // Given
        String letter = refused(report.put("status", "sleepy"));

        // When
        int status = run("replay", letter);

        // Then
        assertThat(status).isEqualTo(1);
        assertThat(output()).contains(letter + "  not replayed: /status should be one of");
    }

    @Test
    void correctedLetterIsReplayedOnceWithItsProvenance(@TempDir Path folder) throws IOException {
        try (TopicReader topics =
                TopicReader.fromNow(
                        servers, Topics.TELEMETRY_DEVICES, Topics.DEAD_LETTERS_REPLAYED)) {
            // Given
            String letter = refused(report.deepCopy().put("status", "sleepy"));
            Path corrected = folder.resolve("corrected.json");
            Files.writeString(corrected, report.put("status", "offline").toString());

            // When
            int first = run("replay", letter, "--with", corrected.toString());
            int second = run("replay", letter, "--with", corrected.toString());

            // Then
            assertThat(first).isZero();
            assertThat(second).isZero();
            assertThat(output()).contains("was replayed before");
            String id = report.get("sampleId").asText();
            var record =
                    topics.awaitRecord(
                            r -> r.value() != null && r.value().contains(id), SOON, "replayed");
            assertThat(record.topic()).isEqualTo(Topics.TELEMETRY_DEVICES);
            assertThat(record.key()).isEqualTo("cam");
            assertThat(new String(record.headers().lastHeader("ce_replayof").value()))
                    .isEqualTo(letter);
            var note =
                    topics.await(
                            EventTypes.DEAD_LETTER_REPLAYED,
                            d -> d.letterId().equals(letter),
                            SOON);
            assertThat(note.data().edited()).isTrue();
            assertThat(topics.all(EventTypes.DEVICE_REPORTED))
                    .filteredOn(e -> e.data().sampleId().equals(id))
                    .hasSize(1)
                    .first()
                    .satisfies(e -> assertThat(e.data().arrival().late()).isTrue());
        }
    }

    @Test
    void replayedLetterIsListedNoMore() {
        // Given: the sender was wrong about the time only
        String letter = refused(report);
        run("replay", letter);

        // Then: readers see a transaction a moment after its writer
        await().atMost(SOON).until(() -> !listed().contains(letter + " "));
        run("list", "--all");
        assertThat(output()).containsPattern(letter + " .*\\(replayed\\)");
    }

    private String listed() {
        out.reset();
        assertThat(run("list")).isZero();
        return output();
    }

    @Test
    void letterThatWasCutIsNotReplayedAsItIs() {
        // Given
        String letter = send(rejection(report.toString(), 9_000), Topics.TELEMETRY_REJECTED);

        // When
        int status = run("replay", letter);

        // Then
        assertThat(status).isEqualTo(1);
        assertThat(output()).contains("only the beginning of it was kept");
    }

    @Test
    void recordOfADeadLetterTopicKeepsItsId() throws IOException {
        try (TopicReader topics = TopicReader.fromNow(servers, Topics.FAILOVER_COMMANDS)) {
            // Given
            JsonNode sample = sample("dev.evenkeel.failover.command.v1");
            FailoverCommand command = EventJson.mapper().treeToValue(sample, FailoverCommand.class);
            Event<FailoverCommand> event =
                    new Event<>(
                            UUID.randomUUID().toString(),
                            "/incident-service",
                            EventTypes.FAILOVER_COMMAND,
                            command.meetingId(),
                            Instant.now(),
                            null,
                            command);
            ProducerRecord<String, byte[]> record = EventCodec.encode(event);
            ProducerRecord<String, byte[]> dead =
                    new ProducerRecord<>(
                            COMMANDS, null, record.key(), record.value(), record.headers());
            dead.headers()
                    .add(
                            "dead-letter-reason",
                            "the owner was ill".getBytes(StandardCharsets.UTF_8));
            String letter = send(dead);

            // When
            run("list", "--topic", COMMANDS);
            int status = run("replay", letter);

            // Then
            assertThat(status).isZero();
            assertThat(output()).contains(letter + "  → failover.commands.v1  the owner was ill");
            var replayed =
                    topics.awaitRecord(
                            r ->
                                    r.headers().lastHeader("ce_replayof") != null
                                            && new String(
                                                            r.headers()
                                                                    .lastHeader("ce_replayof")
                                                                    .value())
                                                    .equals(letter),
                            SOON,
                            "replayed command");
            assertThat(new String(replayed.headers().lastHeader("ce_id").value()))
                    .isEqualTo(event.id());
        }
    }

    @Test
    void poisonIsNotReplayed() {
        // Given
        ProducerRecord<String, byte[]> poison =
                new ProducerRecord<>(COMMANDS, "k", "poison".getBytes(StandardCharsets.UTF_8));
        String letter = send(poison);

        // When
        int status = run("replay", letter);

        // Then
        assertThat(status).isEqualTo(1);
        assertThat(output()).contains("not replayed: header ce_type is missing");
    }

    @Test
    void editorCorrects() {
        // Given
        Correction correction = Correction.byEditor(Map.of("EDITOR", "sed -i s/sleepy/offline/"));

        // Then
        assertThat(correction.apply("{\"status\": \"sleepy\"}"))
                .isEqualTo("{\"status\": \"offline\"}");
    }

    @Test
    void letterThatIsNotThereIsSaid() {
        assertThat(run("show", "telemetry.rejected.v1/0/999999")).isEqualTo(1);
        assertThat(output()).contains("There is no dead letter telemetry.rejected.v1/0/999999");
    }

    @Test
    void kafkaThatIsAwayIsSaidInASentence() {
        // When
        int status =
                DeadLettersCommand.run(
                        List.of("list", "--bootstrap", "127.0.0.1:1"),
                        new PrintStream(out, true),
                        new PrintStream(err, true),
                        Clock.systemUTC());

        // Then
        assertThat(status).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("Kafka does not answer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "burn",
                "show",
                "replay",
                "list telemetry.rejected.v1/0/1",
                "list --topic relay.status.v1",
                "list --colour",
                "replay a/0/1 b/0/2 --edit",
                "replay a/0/1 --with",
            })
    void whatIsNotUnderstoodAnswersTheUsage(String words) {
        // When
        int status = words.isEmpty() ? run() : run(words.split(" "));

        // Then
        assertThat(status).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("./evenkeel dead-letters replay");
    }

    private int run(String... words) {
        List<String> all =
                words.length == 0
                        ? List.of()
                        : Stream.concat(Stream.of(words), Stream.of("--bootstrap", servers))
                                .toList();
        if (words.length > 0 && words[words.length - 1].startsWith("--with")) {
            all = List.of(words);
        }
        return DeadLettersCommand.run(
                all, new PrintStream(out, true), new PrintStream(err, true), Clock.systemUTC());
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String refused(ObjectNode sample) {
        String payload = sample.toString();
        return send(rejection(payload, payload.length()), Topics.TELEMETRY_REJECTED);
    }

    private static RejectedTelemetry rejection(String payload, int characters) {
        return new RejectedTelemetry(
                "device/cam",
                "urn:evenkeel:problem:bad-field",
                "A value of the request is not acceptable",
                "/status should be one of some",
                "/status",
                payload,
                Instant.now(),
                EventTypes.DEVICE_REPORTED.name(),
                characters);
    }

    private static String send(RejectedTelemetry rejected, String topic) {
        assertThat(EventTypes.TELEMETRY_REJECTED.topic()).isEqualTo(topic);
        return send(
                EventCodec.encode(
                        new Event<>(
                                UUID.randomUUID().toString(),
                                "/telemetry-ingest",
                                EventTypes.TELEMETRY_REJECTED,
                                rejected.producer(),
                                Instant.now(),
                                null,
                                rejected)));
    }

    private static String send(ProducerRecord<String, byte[]> record) {
        try {
            RecordMetadata at = producer.send(record).get();
            return at.topic() + "/" + at.partition() + "/" + at.offset();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode sample(String type) throws IOException {
        try (var json = EventTypes.class.getResourceAsStream("/samples/" + type + ".json")) {
            return EventJson.mapper().readTree(json);
        }
    }
}
