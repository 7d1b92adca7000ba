package dev.evenkeel.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaNodeTest {
    @TempDir Path folder;

    @Test
    void keepsItsDataAndPortOverAStop() throws Exception {
        // Given
        try (var node = new KafkaNode(KafkaSettings.onFreePorts(folder.resolve("data")))) {
            node.start();
            produce(node.bootstrapServers(), "kept");
            node.stop();

            // When
            node.start();

            // Then
            assertThat(readOne(node.bootstrapServers())).isEqualTo("kept");
        }
    }

    @Test
    void aNewNodeOverTheSameFolderHasTheSameData() throws Exception {
        // Given
        var settings = KafkaSettings.onFreePorts(folder.resolve("data"));
        try (var first = new KafkaNode(settings).start()) {
            produce(first.bootstrapServers(), "kept");
        }

        // When
        try (var second = new KafkaNode(settings).start()) {

            // Then
            assertThat(readOne(second.bootstrapServers())).isEqualTo("kept");
        }
    }

    @Test
    void takesEveryCompressionThereIs() throws Exception {
        // Given
        var settings = KafkaSettings.onFreePorts(folder.resolve("data"));
        try (var node = new KafkaNode(settings).start()) {
            for (var compression : CompressionType.values()) {

                // When
                produce(node.bootstrapServers(), "packed", compression.name);
            }

            // Then
            assertThat(readOne(node.bootstrapServers())).isEqualTo("packed");
        }
    }

    @Test
    void refusesAPortThatIsNone() {
        // When
        assertThatThrownBy(() -> new KafkaSettings(folder, 70_000, 9_093))
                // Then
                .hasMessageContaining("70000");
    }

    private static void produce(String bootstrap, String value) throws Exception {
        produce(bootstrap, value, CompressionType.NONE.name);
    }

    private static void produce(String bootstrap, String value, String compression)
            throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrap, "compression.type", compression);
        var text = new StringSerializer();
        try (var producer = new KafkaProducer<>(settings, text, text)) {
            producer.send(new ProducerRecord<>("topic", 0, "key", value)).get();
        }
    }

    private static String readOne(String bootstrap) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest");
        var text = new StringDeserializer();
        try (var consumer = new KafkaConsumer<>(settings, text, text)) {
            consumer.assign(List.of(new TopicPartition("topic", 0)));
            var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (System.nanoTime() < deadline) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    return record.value();
                }
            }
            return "nothing";
        }
    }
}
