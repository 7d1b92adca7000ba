package dev.evenkeel.recording.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Stands before a server and does to what passes whatever a network or a server can do to it. */
public final class FaultyDoor implements AutoCloseable {
    private static final byte[] HEADERS_END = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    /** What happens to connections. */
    public enum Fault {
        NONE,
        /** As if nobody listened. */
        STOPPED,
        /** Each piece waits. */
        SLOW,
        /** Answered with what an S3 store says that has too much to do. */
        UNAVAILABLE,
        /** Answered with what an S3 store says to credentials it does not know. */
        UNKNOWN_KEY,
        /** Reset after half of what was to be sent. */
        CUT,
        /** A bit of what is sent arrives as another. */
        FLIPPED,
        /** The server does what it is told to, and its answer never comes. */
        ANSWER_LOST,
        /** Lines are answered only four at a time. */
        IN_COMPANY,
        /** A server that does not know conditions. */
        CONDITION_IGNORED
    }

    private static final Pattern LINE = Pattern.compile("GET [^ ]*manifest\\.jsonl/");

    private final CyclicBarrier company = new CyclicBarrier(4);
    private final ServerSocket door;
    private final int behind;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger left = new AtomicInteger();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Fault fault = Fault.NONE;

    /**
     * @param behind port of the server
     */
    public FaultyDoor(int behind) throws IOException {
        this.behind = behind;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.submit(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** From now on. */
    public void set(Fault now) {
        set(now, Integer.MAX_VALUE);
    }

    /** For so many requests from now on. */
    public void set(Fault now, int requests) {
        left.set(requests);
        fault = now;
    }

    /** The heads of all requests that passed. */
    public List<String> asked() {
        return asked;
    }

    /** How many of the requests that were to fail have not come. */
    public int left() {
        return left.get();
    }

    private Fault take() {
        if (fault == Fault.NONE || left.getAndUpdate(n -> Math.max(0, n - 1)) <= 0) {
            return Fault.NONE;
        }
        return fault;
    }

    private Void accept() throws IOException {
        while (!door.isClosed()) {
            Socket client = door.accept();
            threads.submit(() -> serve(client));
        }
        return null;
    }

    /** One request; the connection is not used for another. */
    private Void serve(Socket client) throws Exception {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            Fault now = take();
            switch (now) {
                case STOPPED -> reset(client);
                case UNAVAILABLE -> answer(client, 503, "SlowDown");
                case UNKNOWN_KEY -> answer(client, 403, "InvalidAccessKeyId");
                default -> pass(client, server, now);
            }
        }
        return null;
    }

    private static void reset(Socket client) throws IOException {
        client.setSoLinger(true, 0);
    }

    private static void answer(Socket client, int status, String code) throws IOException {
        readHeaders(client.getInputStream());
        byte[] body =
                "<Error><Code>%s</Code><Message>%s</Message></Error>"
                        .formatted(code, code)
                        .getBytes(StandardCharsets.UTF_8);
        OutputStream out = client.getOutputStream();
        out.write(
                "HTTP/1.1 %d x\r\nContent-Type: application/xml\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                        .formatted(status, body.length)
                        .getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        client.shutdownOutput();
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private void pass(Socket client, Socket server, Fault now) throws Exception {
        InputStream in = client.getInputStream();
        String headers = readHeaders(in);
        asked.add(headers);
        if (now == Fault.CONDITION_IGNORED) {
            headers = headers.replaceAll("(?i)if-none-match", "x-none-match");
        }
        headers = headers.replaceAll("(?i)\r\nconnection: [^\r]*", "");
        headers = headers.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
        byte[] body = in.readNBytes(length(headers));
        if (now == Fault.SLOW) {
            Thread.sleep(2_500);
        }
        if (now == Fault.IN_COMPANY && LINE.matcher(headers).lookingAt()) {
            company.await(5, TimeUnit.SECONDS);
        }
        if (now == Fault.FLIPPED && body.length > 0) {
            body[body.length / 2] ^= 4;
        }
        OutputStream out = server.getOutputStream();
        out.write(headers.getBytes(StandardCharsets.ISO_8859_1));
        if (now == Fault.CUT) {
            out.write(body, 0, body.length / 2);
            reset(server);
            reset(client);
            return;
        }
        out.write(body);
        byte[] answer = server.getInputStream().readAllBytes();
        if (now == Fault.ANSWER_LOST) {
            reset(client);
            return;
        }
        client.getOutputStream().write(answer);
    }

    private static int length(String headers) {
        var found = Pattern.compile("(?i)\r\ncontent-length: (\\d+)").matcher(headers);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    private static String readHeaders(InputStream in) throws IOException {
        var headers = new java.io.ByteArrayOutputStream();
        byte[] last = new byte[HEADERS_END.length];
        while (!Arrays.equals(last, HEADERS_END)) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            headers.write(next);
            System.arraycopy(last, 1, last, 0, last.length - 1);
            last[last.length - 1] = (byte) next;
        }
        return headers.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
