package dev.evenkeel.recording.tap;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The control API of one relay, as far as a recorder needs it (docs/interfaces.md, Tap). */
public final class RelayTap {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    /** A relay that is there says so each second. */
    private static final Duration SILENCE = Duration.ofSeconds(4);

    private static final int LARGEST = 1 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final Supplier<String> token;
    private final URI base;
    private final long epoch;

    /**
     * @param epoch of the recorder: it owns the recording until a higher one comes
     */
    public RelayTap(
            HttpClient http,
            Supplier<String> token,
            String controlUrl,
            String meetingId,
            String recordingId,
            long epoch) {
        this.http = http;
        this.token = token;
        this.base =
                URI.create(
                        "%s/control/v1/meetings/%s/recordings/%s"
                                .formatted(controlUrl, meetingId, recordingId));
        this.epoch = epoch;
    }

    /** What a relay answered that did not do what it was asked. */
    public static final class RefusedException extends IOException {
        private final int status;

        RefusedException(int status) {
            super("the relay answered " + status);
            this.status = status;
        }

        /** Another recorder owns the recording. */
        public boolean isTakenOver() {
            return status == 409;
        }

        /** The relay has nothing of the recording any more. */
        public boolean isUnknown() {
            return status == 404;
        }
    }

    /** From now on these people are copied; answers which flow that is. */
    public String record(Collection<String> participantIds)
            throws IOException, InterruptedException {
        Map<String, Object> body =
                Map.of("epoch", epoch, "participants", new TreeSet<>(participantIds));
        HttpRequest.Builder request =
                json(base)
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        return JSON.readTree(send(request)).path("flow").asText();
    }

    /** Nothing is copied any more; the stream of blocks comes to its end. */
    public void end() throws IOException, InterruptedException {
        send(json(URI.create(base + "?epoch=" + epoch)).DELETE());
    }

    /** Everything up to this block is safe. */
    public void acknowledge(long sequence) throws IOException, InterruptedException {
        Map<String, Object> body = Map.of("epoch", epoch, "sequence", sequence);
        send(
                json(URI.create(base + "/acknowledged"))
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    /**
     * The blocks from the first that was not acknowledged. They are read straight from the socket
     * on the caller's thread: to hand each piece from thread to thread, as the other client does,
     * takes longer than to record it. A relay that says nothing for {@link #SILENCE} is away.
     */
    public Blocks blocks() throws IOException {
        URI uri = URI.create(base + "/blocks?epoch=" + epoch);
        var connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout((int) TIMEOUT.toMillis());
        connection.setReadTimeout((int) SILENCE.toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Authorization", "Bearer " + token.get());
        int status = connection.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK) {
            connection.disconnect();
            throw new RefusedException(status);
        }
        return new Blocks(new DataInputStream(connection.getInputStream()));
    }

    /** What comes over one connection. */
    public static final class Blocks implements AutoCloseable {
        private final DataInputStream in;

        Blocks(DataInputStream in) {
            this.in = in;
        }

        /** One thing that came. */
        public sealed interface Next {
            record Block(TapBlock block) implements Next {}

            /** The relay is there and has nothing. */
            record Alive() implements Next {}

            /** Nothing more will come of this flow. */
            record End() implements Next {}
        }

        public Next next() throws IOException {
            int length = in.readInt();
            if (length == 0) {
                return new Next.Alive();
            } else if (length == -1) {
                return new Next.End();
            } else if (length < 0 || length > LARGEST) {
                throw new IOException("a block of %d bytes".formatted(length));
            }
            byte[] frame = new byte[length];
            in.readFully(frame);
            return new Next.Block(TapBlock.of(frame));
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private HttpRequest.Builder json(URI uri) {
        return HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token.get());
    }

    private byte[] send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2) {
            throw new RefusedException(answer.statusCode());
        }
        return answer.body();
    }
}
