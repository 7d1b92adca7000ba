package dev.evenkeel.media.app.tap;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.evenkeel.media.app.Client;
import dev.evenkeel.media.app.Control;
import dev.evenkeel.media.app.Names;
import dev.evenkeel.media.app.RelayTest;
import dev.evenkeel.testkit.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RelayTest
class TapApiTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String meeting = Names.meeting();
    private final String participant = Names.participant();
    private final String recording = "r-" + meeting;
    private final String base = "/control/v1/meetings/" + meeting + "/recordings/" + recording;

    private static RequestSpecification asRecorder() {
        return given().header("Authorization", "Bearer " + TestTokens.relayControl().sign())
                .contentType("application/json");
    }

    private Response record(long epoch) {
        return asRecorder()
                .body(Map.of("epoch", epoch, "participants", List.of(participant)))
                .put(base);
    }

    private Response acknowledge(long epoch, long sequence) {
        return asRecorder()
                .body(Map.of("epoch", epoch, "sequence", sequence))
                .put(base + "/acknowledged");
    }

    private DataInputStream blocks(long epoch) throws Exception {
        URI uri =
                URI.create(
                        "http://localhost:%d%s/blocks?epoch=%d"
                                .formatted(RestAssured.port, base, epoch));
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer " + TestTokens.relayControl().sign())
                        .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new DataInputStream(answer.body());
    }

    /** Number of the next block; 0 at the end. */
    private static long nextBlock(DataInputStream stream) throws IOException {
        int length = stream.readInt();
        while (length == 0) {
            length = stream.readInt();
        }
        if (length == -1) {
            return 0;
        }
        long sequence = stream.readLong();
        assertThat(stream.readNBytes(length - Long.BYTES)).hasSize(length - Long.BYTES);
        return sequence;
    }

    private void speak(Client client) throws Exception {
        for (int i = 0; i < 50; i++) {
            client.speak();
            Thread.sleep(4);
        }
    }

    @Test
    void onlyServicesFetchRecordings() {
        given().contentType("application/json").body("{}").put(base).then().statusCode(401);
        given().get(base + "/blocks?epoch=1").then().statusCode(401);
    }

    @Test
    void badOrdersAreRefusedByField() {
        asRecorder().body("{}").put(base).then().statusCode(400).body("field", equalTo("/epoch"));
        asRecorder()
                .body("{\"epoch\":1}")
                .put(base)
                .then()
                .statusCode(400)
                .body("field", equalTo("/participants"));
        acknowledge(1, 1).then().statusCode(404);
    }

    @Test
    void whatWasNotAcknowledgedComesAgain() throws Exception {
        try (var client = Client.of(participant, meeting)) {
            // Given
            client.join(1);
            record(1).then().statusCode(200).body("flow", notNullValue());
            long first;
            long second;
            try (DataInputStream stream = blocks(1)) {
                speak(client);
                first = nextBlock(stream);
                second = nextBlock(stream);
            }
            acknowledge(1, first).then().statusCode(204);

            // When
            long again;
            try (DataInputStream stream = blocks(1)) {
                again = nextBlock(stream);
            }

            // Then
            assertThat(first).isEqualTo(1);
            assertThat(again).isEqualTo(second).isEqualTo(2);
        }
    }

    @Test
    void aRecorderWithAHigherEpochTakesOver() throws Exception {
        try (var client = Client.of(participant, meeting)) {
            // Given
            client.join(1);
            record(1).then().statusCode(200);
            try (DataInputStream old = blocks(1)) {
                speak(client);
                nextBlock(old);

                // When
                record(2).then().statusCode(200);

                // Then
                long last = nextBlock(old);
                while (last != 0) {
                    last = nextBlock(old);
                }
            }
            record(1).then().statusCode(409);
            acknowledge(1, 1).then().statusCode(409);
            try (DataInputStream stream = blocks(2)) {
                assertThat(nextBlock(stream)).isEqualTo(1);
            }
        }
    }

    @Test
    void aRecordingThatEndsIsFetchedToItsEnd() throws Exception {
        try (var client = Client.of(participant, meeting)) {
            // Given
            client.join(1);
            record(1).then().statusCode(200);
            speak(client);

            // When
            asRecorder().delete(base + "?epoch=1").then().statusCode(204);

            // Then
            long last = 0;
            try (DataInputStream stream = blocks(1)) {
                for (long next = nextBlock(stream); next != 0; next = nextBlock(stream)) {
                    last = next;
                }
            }
            assertThat(last).isPositive();
            long all = last;
            acknowledge(1, all).then().statusCode(204);
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> acknowledge(1, all).then().statusCode(404));
        }
    }

    @Test
    void theEndOfTheMeetingIsTheEndOfItsRecording() throws Exception {
        try (var client = Client.of(participant, meeting)) {
            // Given
            client.join(1);
            record(1).then().statusCode(200);
            speak(client);

            // When
            Control.end(meeting).then().statusCode(204);

            // Then
            try (DataInputStream stream = blocks(1)) {
                long next = nextBlock(stream);
                assertThat(next).isPositive();
                while (next != 0) {
                    next = nextBlock(stream);
                }
            }
        }
    }
}
