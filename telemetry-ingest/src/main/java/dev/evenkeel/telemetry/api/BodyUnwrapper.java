package dev.evenkeel.telemetry.api;

import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.telemetry.TelemetryConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Unwraps a request body, within bounds whatever it claims to be. */
@Singleton
class BodyUnwrapper {
    private final TelemetryConfig config;

    @Inject
    BodyUnwrapper(TelemetryConfig config) {
        this.config = config;
    }

    /** What was in the wrapping. */
    sealed interface Unwrapped {
        record Content(InputStream bytes) implements Unwrapped {}

        record Refused(Problem problem) implements Unwrapped {}
    }

    /** JSON (RFC 8259). */
    Unwrapped unwrapJson(byte[] body, @Nullable MediaType type, @Nullable String encoding) {
        if (type == null || !MediaType.APPLICATION_JSON_TYPE.isCompatible(type)) {
            String actual = type == null ? null : type.toString();
            return new Unwrapped.Refused(
                    Problem.unsupportedMediaType(MediaType.APPLICATION_JSON, actual));
        }
        return unwrap(body, encoding);
    }

    /** Of whatever media type. */
    Unwrapped unwrap(byte[] body, @Nullable String encoding) {
        return body.length > config.maxBodyBytes()
                ? tooLarge(config.maxBodyBytes(), "bytes")
                : decode(body, encoding == null ? "identity" : encoding.toLowerCase(Locale.ROOT));
    }

    private Unwrapped decode(byte[] body, String encoding) {
        return switch (encoding) {
            case "identity" -> new Unwrapped.Content(new ByteArrayInputStream(body));
            case "gzip", "x-gzip" -> inflate(body);
            default ->
                    new Unwrapped.Refused(
                            Problem.of(
                                            415,
                                            "unsupported-media-type",
                                            "The content is of a kind not read here")
                                    .withField("Content-Encoding", "gzip or identity", encoding));
        };
    }

    /** Inflates no further than allowed (RFC 1952). */
    private Unwrapped inflate(byte[] body) {
        int limit = config.maxInflatedBytes();
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] inflated = gzip.readNBytes(limit + 1);
            return inflated.length > limit
                    ? tooLarge(limit, "bytes after inflating")
                    : new Unwrapped.Content(new ByteArrayInputStream(inflated));
        } catch (IOException _) {
            return new Unwrapped.Refused(
                    Problem.badField("", "gzip", "something else")
                            .withDetail(
                                    "the body does not inflate although Content-Encoding is gzip"));
        }
    }

    private static Unwrapped tooLarge(int limit, String what) {
        return new Unwrapped.Refused(
                Problem.tooLarge("at most " + limit + " " + what + " are read at once"));
    }
}
