package dev.evenkeel.telemetry.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that goes on sending whatever the server thinks of it. */
final class Chunks {
    private static final int PATIENCE_MILLIS = 20_000;

    private Chunks() {}

    /** Sends up to {@code times} and answers what came back until the server hung up. */
    static String sendUntilAnswered(Socket socket, byte[] chunk, int times) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream();
        for (int i = 0; i < times && in.available() == 0; i++) {
            try {
                out.write(chunk);
            } catch (IOException hungUp) {
                break;
            }
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] buffer = new byte[4_096];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                answer.write(buffer, 0, n);
            }
        } catch (IOException reset) {
            // what came before counts
        }
        return answer.toString(StandardCharsets.UTF_8);
    }
}
