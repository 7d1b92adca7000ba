package dev.evenkeel.media.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A recorder as the relay sees it (docs/interfaces.md, Tap): reads all blocks, and says of each
 * after a moment that it is safe. What it reads it forgets.
 */
final class TapReader implements AutoCloseable {

    /** As often as a recorder makes safe what it has. */
    private static final long SEAL_NANOS = 3_000_000_000L;

    /** Half of the life of a token, as a recorder shows each. */
    private static final long TOKEN_NANOS = 30_000_000_000L;

    private static final long PACKET_OVERHEAD = 11;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Supplier<String> tokens;
    private final String base;
    private final Thread reader;
    private volatile long bytes;
    private String token = "";
    private long tokenAt;

    /** From now on the participant is recorded. */
    TapReader(String url, String meetingId, String participantId, Supplier<String> tokens)
            throws IOException, InterruptedException {
        this.tokens = tokens;
        base =
                "%s/control/v1/meetings/%s/recordings/r-%s"
                        .formatted(url, meetingId, UUID.randomUUID());
        put("", Map.of("epoch", 1, "participants", List.of(participantId)));
        var answer =
                http.send(
                        request("/blocks?epoch=1").GET().build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IOException("the relay answered " + answer.statusCode());
        }
        DataInputStream in = new DataInputStream(answer.body());
        reader = Thread.ofPlatform().daemon().name("tap").start(() -> read(in));
    }

    private void read(DataInputStream in) {
        long sealedAt = System.nanoTime();
        try (in) {
            for (int length = in.readInt(); length >= 0; length = in.readInt()) {
                if (length > 0) {
                    long sequence = in.readLong();
                    in.skipNBytes(length - Long.BYTES);
                    bytes += length;
                    long now = System.nanoTime();
                    if (now - sealedAt >= SEAL_NANOS) {
                        sealedAt = now;
                        put("/acknowledged", Map.of("epoch", 1, "sequence", sequence));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** About how many packets of this length were read. */
    long packets(int length) {
        return bytes / (length + PACKET_OVERHEAD);
    }

    private void put(String path, Map<String, ?> body) throws IOException, InterruptedException {
        byte[] json = JsonHttp.JSON.writeValueAsBytes(body);
        send(request(path).PUT(HttpRequest.BodyPublishers.ofByteArray(json)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token());
    }

    private synchronized String token() {
        long now = System.nanoTime();
        if (token.isEmpty() || now - tokenAt > TOKEN_NANOS) {
            token = tokens.get();
            tokenAt = now;
        }
        return token;
    }

    private void send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(
                    "the relay says %d: %s".formatted(answer.statusCode(), answer.body()));
        }
    }

    /** Nobody is recorded any more. */
    @Override
    public void close() throws IOException {
        try {
            send(request("?epoch=1").DELETE());
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.close();
    }
}
