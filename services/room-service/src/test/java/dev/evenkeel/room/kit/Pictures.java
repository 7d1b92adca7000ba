package dev.evenkeel.room.kit;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;

/** Images, and what pages do with them in the chat. */
public final class Pictures {
    private Pictures() {}

    public static byte[] png(int width, int height) {
        return drawn("png", width, height);
    }

    /** A picture as the JDK writes it: {@code png}, {@code jpg} or {@code gif}. */
    public static byte[] drawn(String format, int width, int height) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try {
            boolean written =
                    ImageIO.write(
                            new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB),
                            format,
                            content);
            if (!written) {
                throw new AssertionError("no writer for " + format);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return content.toByteArray();
    }

    /** A PNG that takes so many bytes; what follows its end is ignored. */
    public static byte[] pngOf(int bytes) {
        return Arrays.copyOf(png(2, 2), bytes);
    }

    public static Response say(JsonNode meeting, JsonNode seat, String id, byte[] content) {
        return say(meeting, seat, id, content, Map.of());
    }

    public static Response say(
            JsonNode meeting, JsonNode seat, String id, byte[] content, Map<String, ?> about) {
        return as(seat).contentType("image/png")
                .queryParams(about)
                .body(content)
                .put(path(meeting, id));
    }

    public static Response look(JsonNode meeting, JsonNode seat, String id) {
        return as(seat).get(path(meeting, id));
    }

    private static RequestSpecification as(JsonNode seat) {
        return given().header("Evenkeel-Participant", seat.get("participantId").asText())
                .header("Evenkeel-Resume-Key", seat.get("resumeKey").asText());
    }

    private static String path(JsonNode meeting, String id) {
        return "/api/v1/meetings/%s/chat/%s/image".formatted(Meetings.id(meeting), id);
    }
}
