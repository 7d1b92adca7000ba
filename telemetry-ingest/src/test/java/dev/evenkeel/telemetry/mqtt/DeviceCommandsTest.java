package dev.evenkeel.telemetry.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.contracts.failover.DeviceSwitch;
import dev.evenkeel.contracts.failover.DeviceSwitched;
import dev.evenkeel.contracts.failover.DeviceSwitched.Result;
import dev.evenkeel.contracts.telemetry.DeviceReport.Kind;
import dev.evenkeel.platform.event.EventFactory;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.platform.event.EventPublisher;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TestTokens;
import dev.evenkeel.testkit.TopicReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands from the real Kafka to devices at the real Mosquitto, and their answers. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(TestTokens.class)
@WithTestResource(Mosquitto.class)
class DeviceCommandsTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject EventFactory events;
    @Inject EventPublisher publisher;
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private TopicReader outcomes;

    @BeforeEach
    void read() {
        outcomes =
                TopicReader.fromNow(
                        KafkaResource.broker().bootstrapServers(), Topics.FAILOVER_OUTCOMES);
    }

    @AfterEach
    void close() {
        outcomes.close();
    }

    @Test
    void aCommandReachesItsDeviceAndItsAnswerIsOnTheTopic() throws JsonProcessingException {
        try (RoomDevice device = new RoomDevice("cam-2")) {
            // Given
            device.obey("hq", "cam-2", this::applied);

            // When
            DeviceSwitch command = order("hq", "cam-2");
            DeviceSwitched answer = await(command);

            // Then
            assertThat(answer.result()).isEqualTo(Result.APPLIED);
            assertThat(answer.deviceId()).isEqualTo("cam-2");
            assertThat(answer.inPlaceOf()).isEqualTo("cam-1");
            assertThat(answer.detail()).isEqualTo("preset 1");
            JsonNode told = EventJson.mapper().readTree(heard.getFirst());
            assertThat(told.path("command").asText()).isEqualTo("take-over");
            assertThat(told.path("inPlaceOf").asText()).isEqualTo("cam-1");
        }
    }

    @Test
    void soItIsOverTheOldVersionAndWithARefusal() {
        try (RoomDevice device = new RoomDevice("codec")) {
            // Given
            device.obey("annex", "codec", text -> answer(text, "refused", "its lens is shut"));

            // When
            DeviceSwitched answer = await(order("annex", "codec"));

            // Then
            assertThat(answer.result()).isEqualTo(Result.REFUSED);
            assertThat(answer.detail()).isEqualTo("its lens is shut");
        }
    }

    @Test
    void anAnswerOfAnotherDeviceAndOneThatCannotBeReadAreLeft() {
        try (RoomDevice stranger = new RoomDevice("cam-1");
                RoomDevice device = new RoomDevice("cam-2")) {
            // Given
            device.obey(
                    "hq",
                    "cam-2",
                    text -> {
                        stranger.publish("evenkeel/v1/hq/cam-1/outcome", applied(text));
                        stranger.publish("evenkeel/v1/hq/cam-1/outcome", "no JSON");
                        return applied(text);
                    });

            // When
            DeviceSwitch command = order("hq", "cam-2");
            await(command);

            // Then
            assertThat(outcomes.all(EventTypes.DEVICE_SWITCHED))
                    .filteredOn(one -> one.data().commandId().equals(command.commandId()))
                    .hasSize(1);
        }
    }

    @Test
    void whatHasExpiredIsNotHandedOn() {
        try (RoomDevice device = new RoomDevice("cam-2")) {
            // Given
            device.obey("hq", "cam-2", this::applied);

            // When
            DeviceSwitch late = order("hq", "cam-2", Instant.now().minusSeconds(1));
            await(order("hq", "cam-2"));

            // Then
            assertThat(heard).noneMatch(text -> text.contains(late.commandId()));
        }
    }

    private DeviceSwitched await(DeviceSwitch command) {
        return outcomes.await(
                        EventTypes.DEVICE_SWITCHED,
                        one -> one.commandId().equals(command.commandId()),
                        SOON)
                .data();
    }

    private DeviceSwitch order(String siteId, String deviceId) {
        return order(siteId, deviceId, Instant.now().plusSeconds(60));
    }

    private DeviceSwitch order(String siteId, String deviceId, Instant expiresAt) {
        DeviceSwitch command =
                new DeviceSwitch(
                        UUID.randomUUID().toString(),
                        deviceId,
                        "cam-1",
                        siteId,
                        "atrium",
                        Kind.CAMERA,
                        "run-1",
                        "cam-1 is black",
                        Instant.now(),
                        expiresAt);
        publisher
                .publish(events.create(EventTypes.DEVICE_SWITCH, deviceId, command))
                .await()
                .atMost(SOON);
        return command;
    }

    private String applied(String command) {
        heard.add(command);
        return answer(command, "applied", "preset 1");
    }

    private static String answer(String command, String result, String detail) {
        try {
            String id = EventJson.mapper().readTree(command).path("commandId").asText();
            return "{\"commandId\":\"%s\",\"result\":\"%s\",\"detail\":\"%s\"}"
                    .formatted(id, result, detail);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
