package dev.evenkeel.telemetry.otlp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;
import dev.evenkeel.platform.event.EventJson;
import dev.evenkeel.telemetry.domain.StrictJson;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * The two encodings of OTLP/HTTP: binary Protobuf, and the Protobuf JSON mapping with its two
 * exceptions (trace and span ids are hexadecimal, enumerations are numbers).
 */
public enum OtlpCodec {
    PROTOBUF("application/x-protobuf") {
        @Override
        public ExportLogsServiceRequest read(byte[] body) throws UnreadableException {
            try {
                return ExportLogsServiceRequest.parseFrom(body);
            } catch (InvalidProtocolBufferException e) {
                throw new UnreadableException(e);
            }
        }

        @Override
        public byte[] write(ExportLogsServiceResponse response) {
            return response.toByteArray();
        }

        /** {@code google.rpc.Status}: field 1 is the code, field 2 the message. */
        @Override
        public byte[] status(String message) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            try {
                out.writeString(2, message);
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException("writing to memory failed", e);
            }
            return bytes.toByteArray();
        }
    },

    JSON("application/json") {
        @Override
        public ExportLogsServiceRequest read(byte[] body) throws UnreadableException {
            try {
                JsonNode json = StrictJson.parse(new String(body, StandardCharsets.UTF_8));
                hexToBase64(json);
                ExportLogsServiceRequest.Builder request = ExportLogsServiceRequest.newBuilder();
                JsonFormat.parser().ignoringUnknownFields().merge(json.toString(), request);
                return request.build();
            } catch (JsonProcessingException
                    | InvalidProtocolBufferException
                    | IllegalArgumentException e) {
                throw new UnreadableException(e);
            }
        }

        @Override
        public byte[] write(ExportLogsServiceResponse response) {
            return print(response).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] status(String message) {
            return EventJson.mapper()
                    .createObjectNode()
                    .put("message", message)
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
        }
    };

    private static final List<String> HEXADECIMAL = List.of("traceId", "spanId");

    private final String mediaType;

    OtlpCodec(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Reads a request. */
    public abstract ExportLogsServiceRequest read(byte[] body) throws UnreadableException;

    /** Writes what became of a request that was taken, in whole or in part. */
    public abstract byte[] write(ExportLogsServiceResponse response);

    /** Writes why a request was not taken. */
    public abstract byte[] status(String message);

    /** The body is not what its media type says. */
    public static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(Exception cause) {
            super(cause.getMessage(), cause);
        }
    }

    private static String print(MessageOrBuilder message) {
        try {
            return JsonFormat.printer().omittingInsignificantWhitespace().print(message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("an answer can always be written", e);
        }
    }

    private static void hexToBase64(JsonNode json) {
        if (json instanceof ObjectNode object) {
            for (String name : HEXADECIMAL) {
                if (object.path(name).isTextual()) {
                    byte[] id = HexFormat.of().parseHex(object.get(name).asText());
                    object.put(name, Base64.getEncoder().encodeToString(id));
                }
            }
        }
        json.forEach(OtlpCodec::hexToBase64);
    }
}
