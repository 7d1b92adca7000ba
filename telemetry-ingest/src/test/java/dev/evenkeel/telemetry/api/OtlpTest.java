package dev.evenkeel.telemetry.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TestTokens;
import dev.evenkeel.testkit.TopicReader;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@TelemetryTest
class OtlpTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String PROTOBUF = "application/x-protobuf";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final String site = "s-" + UUID.randomUUID();
    private TopicReader topics;

    @BeforeEach
    void read() {
        topics =
                TopicReader.fromNow(
                        KafkaResource.broker().bootstrapServers(),
                        Topics.TELEMETRY_LOGS,
                        Topics.TELEMETRY_REJECTED);
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void protobufBecomesLogEntries() throws InvalidProtocolBufferException {
        // Given
        LogRecord record =
                record("link down").toBuilder()
                        .setTraceId(ByteString.fromHex(TRACE))
                        .setEventName("link.updown")
                        .addAttributes(attribute("ports", array(1, 2)))
                        .build();

        // When
        byte[] answer = post(request(record)).statusCode(200).extract().asByteArray();

        // Then
        assertThat(ExportLogsServiceResponse.parseFrom(answer).hasPartialSuccess()).isFalse();
        var entry =
                topics.await(EventTypes.LOG_RECORDED, e -> e.source().startsWith(site), SOON)
                        .data();
        assertThat(entry.source()).isEqualTo(site + "/core-switch");
        assertThat(entry.body()).isEqualTo("link down");
        assertThat(entry.severityNumber()).isEqualTo(17);
        assertThat(entry.traceId()).isEqualTo(TRACE);
        assertThat(entry.spanId()).isNull();
        assertThat(entry.eventName()).isEqualTo("link.updown");
        assertThat(entry.attributes()).isEqualTo(Map.of("ports", List.of(1, 2)));
        assertThat(entry.resource()).containsEntry("service.name", "core-switch");
        assertThat(entry.scope()).isEqualTo("syslog");
        assertThat(entry.time()).isNotNull();
    }

    @Test
    void jsonWithHexadecimalIdsIsTheSame() {
        // Given
        String now = Instant.now().getEpochSecond() + "000000000";

        // When
        admitted()
                .contentType("application/json")
                .body(
                        """
                        {"resourceLogs": [{"resource": {}, "scopeLogs": [{"logRecords": [
                          {"timeUnixNano": "%s", "observedTimeUnixNano": "%s", "severityNumber": 9,
                           "body": {"stringValue": "hello"}, "traceId": "%s", "flags": 1}]}]}]}
                        """
                                .formatted(now, now, TRACE))
                .post("/v1/logs")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("", equalTo(Map.of()));

        // Then
        var entry = topics.await(EventTypes.LOG_RECORDED, e -> e.source().equals(site), SOON);
        assertThat(entry.data().traceId()).isEqualTo(TRACE);
        assertThat(entry.data().severityNumber()).isEqualTo(9);
    }

    @Test
    void moreThanOneBatchIsTakenWholeAndOnce() throws InvalidProtocolBufferException {
        // Given
        ExportLogsServiceRequest request =
                request(
                        java.util.stream.IntStream.range(0, 1_200)
                                .mapToObj(i -> record("line " + i))
                                .toArray(LogRecord[]::new));

        // When
        post(request).statusCode(200);
        post(request).statusCode(200);
        post(request(record("the end"))).statusCode(200);

        // Then
        topics.await(EventTypes.LOG_RECORDED, e -> e.body().equals("the end"), SOON);
        assertThat(topics.all(EventTypes.LOG_RECORDED))
                .filteredOn(e -> e.key().startsWith(site))
                .hasSize(1_201);
    }

    @Test
    void whatIsRefusedIsPartialSuccessAndADeadLetter() throws InvalidProtocolBufferException {
        // Given
        LogRecord ancient =
                record("old").toBuilder().setObservedTimeUnixNano(1_000_000_000L).build();

        // When
        byte[] answer =
                post(request(record("new"), ancient)).statusCode(200).extract().asByteArray();

        // Then
        var partial = ExportLogsServiceResponse.parseFrom(answer).getPartialSuccess();
        assertThat(partial.getRejectedLogRecords()).isEqualTo(1);
        assertThat(partial.getErrorMessage()).contains("record 1", "/observedTime");
        topics.await(EventTypes.TELEMETRY_REJECTED, d -> d.producer().equals("site/" + site), SOON);
    }

    @Test
    void emptyRequestIsFine() {
        post(ExportLogsServiceRequest.getDefaultInstance()).statusCode(200);
    }

    @Test
    void gzipIsInflated() {
        admitted()
                .contentType(PROTOBUF)
                .header("Content-Encoding", "gzip")
                .body(Browser.gzip(request(record("zipped")).toByteArray()))
                .post("/v1/logs")
                .then()
                .statusCode(200);
        topics.await(EventTypes.LOG_RECORDED, e -> e.body().equals("zipped"), SOON);
    }

    @Test
    void refusalsAreStatusMessages() {
        given().contentType(PROTOBUF)
                .body(request(record("x")).toByteArray())
                .post("/v1/logs")
                .then()
                .statusCode(401)
                .contentType(PROTOBUF);
        admitted()
                .contentType("application/json")
                .body("{\"resourceLogs\": 7}")
                .post("/v1/logs")
                .then()
                .statusCode(400)
                .contentType("application/json");
        admitted().contentType("text/plain").body("x").post("/v1/logs").then().statusCode(415);
        given().header(
                        "Authorization",
                        "Bearer " + TestTokens.telemetryOfSite(site, "devices").sign())
                .contentType(PROTOBUF)
                .body(request(record("x")).toByteArray())
                .post("/v1/logs")
                .then()
                .statusCode(403);
    }

    private RequestSpecification admitted() {
        return given().header(
                        "Authorization",
                        "Bearer " + TestTokens.telemetryOfSite(site, "logs").sign());
    }

    private ValidatableResponse post(ExportLogsServiceRequest request) {
        return admitted().contentType(PROTOBUF).body(request.toByteArray()).post("/v1/logs").then();
    }

    private static LogRecord record(String body) {
        long now = Instant.now().getEpochSecond() * 1_000_000_000L;
        return LogRecord.newBuilder()
                .setTimeUnixNano(now)
                .setObservedTimeUnixNano(now)
                .setSeverityNumber(SeverityNumber.SEVERITY_NUMBER_ERROR)
                .setSeverityText("err")
                .setBody(AnyValue.newBuilder().setStringValue(body))
                .build();
    }

    private static ExportLogsServiceRequest request(LogRecord... records) {
        var request = ExportLogsServiceRequest.newBuilder();
        var logs = request.addResourceLogsBuilder();
        logs.getResourceBuilder()
                .addAttributes(
                        attribute(
                                "service.name",
                                AnyValue.newBuilder().setStringValue("core-switch").build()));
        var scope = logs.addScopeLogsBuilder();
        scope.getScopeBuilder().setName("syslog");
        scope.addAllLogRecords(List.of(records));
        return request.build();
    }

    private static KeyValue attribute(String key, AnyValue value) {
        return KeyValue.newBuilder().setKey(key).setValue(value).build();
    }

    private static AnyValue array(int... values) {
        ArrayValue.Builder array = ArrayValue.newBuilder();
        for (int value : values) {
            array.addValues(AnyValue.newBuilder().setIntValue(value));
        }
        return AnyValue.newBuilder().setArrayValue(array).build();
    }
}
