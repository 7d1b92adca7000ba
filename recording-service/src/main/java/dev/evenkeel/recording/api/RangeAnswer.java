package dev.evenkeel.recording.api;

import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Answers with bytes, or with the range of them that was asked for. */
final class RangeAnswer {
    /** How it refuses, as {@code Refuses} says it. */
    static final String REFUSED = "416 range-not-satisfiable";

    private RangeAnswer() {}

    /** Any part of it can be had without the rest. */
    interface Content {
        /** Writes the bytes from {@code from} up to and with {@code last}. */
        void write(OutputStream out, long from, long last) throws IOException;
    }

    static Response.ResponseBuilder of(
            @Nullable String asked, long length, String mediaType, Content content) {
        return switch (ByteRange.of(asked, length)) {
            case ByteRange.Asked.Unsatisfiable _ ->
                    Response.fromResponse(ProblemResponses.of(refused(asked, length)))
                            .header("Content-Range", "bytes */" + length);
            case ByteRange.Asked.Everything _ ->
                    body(200, new ByteRange(0, length - 1), mediaType, content);
            case ByteRange.Asked.Part part ->
                    body(206, part.range(), mediaType, content)
                            .header(
                                    "Content-Range",
                                    "bytes %d-%d/%d"
                                            .formatted(
                                                    part.range().from(),
                                                    part.range().last(),
                                                    length));
        };
    }

    private static Problem refused(@Nullable String asked, long length) {
        return Problem.of(416, "range-not-satisfiable", "There are no such bytes")
                .withField("Range", "bytes of 0–" + (length - 1), String.valueOf(asked));
    }

    private static Response.ResponseBuilder body(
            int status, ByteRange range, String mediaType, Content content) {
        StreamingOutput out = to -> content.write(to, range.from(), range.last());
        return Response.status(status)
                .type(mediaType)
                .header("Accept-Ranges", "bytes")
                .header("Content-Length", range.length())
                .header("Cache-Control", "private, max-age=3600")
                .entity(out);
    }
}
