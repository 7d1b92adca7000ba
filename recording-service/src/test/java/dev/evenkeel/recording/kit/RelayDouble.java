package dev.evenkeel.recording.kit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tap of a relay, by the protocol of docs/interfaces.md, in a process that can be killed at any
 * moment: what it had is gone then.
 */
public final class RelayDouble {
    private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":(\\d+)");
    private static final byte[] ALIVE = new byte[4];
    private static final byte[] END = {-1, -1, -1, -1};

    private final TreeMap<Long, byte[]> kept = new TreeMap<>();
    private HttpServer server;
    private String flow;
    private long last;
    private long sentThrough;
    private int readers;
    private boolean ended;
    private boolean missesEnd;
    private volatile int newest;
    private int port;

    public RelayDouble() throws IOException {
        start(0);
        port = server.getAddress().getPort();
    }

    private synchronized void start(int at) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        flow = UUID.randomUUID().toString();
        kept.clear();
        last = 0;
        sentThrough = 0;
        readers = 0;
    }

    public String controlUrl() {
        return "http://127.0.0.1:" + port;
    }

    /** Everything it had is gone; it comes back as another process at once. */
    public void kill() throws IOException {
        synchronized (this) {
            server.stop(0);
            kept.clear();
            notifyAll();
        }
        start(port);
    }

    public void stop() {
        server.stop(0);
    }

    /** A block that is complete. */
    public synchronized void hold(Blocks block) {
        if (!block.isEmpty()) {
            hold(block::take);
        }
    }

    /**
     * A block that a relay has made.
     *
     * @param frame makes it as it travels, from its number
     */
    public synchronized void hold(LongFunction<byte[]> frame) {
        kept.put(++last, frame.apply(last));
        notifyAll();
    }

    /** Whether a recorder reads and has all but the newest of it. */
    public synchronized boolean isFollowed() {
        return readers > 0 && last - sentThrough <= 1;
    }

    /** Whoever reads is gone, though its connection may not know yet. */
    public synchronized void dropReader() {
        newest++;
        readers = 0;
        sentThrough = 0;
    }

    /** Blocks that nobody has said to be safe. */
    public synchronized int unacknowledged() {
        return kept.size();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.endsWith("/blocks")) {
            exchange.sendResponseHeaders(200, 0);
            stream(exchange.getResponseBody());
        } else if (path.endsWith("/acknowledged")) {
            acknowledged(body);
            exchange.sendResponseHeaders(204, -1);
        } else if (exchange.getRequestMethod().equals("DELETE")) {
            exchange.sendResponseHeaders(end() ? 204 : 503, -1);
        } else {
            byte[] said = ("{\"flow\":\"" + flow + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, said.length);
            exchange.getResponseBody().write(said);
        }
        exchange.close();
    }

    private synchronized void acknowledged(String body) {
        Matcher sequence = SEQUENCE.matcher(body);
        if (sequence.find()) {
            kept.headMap(Long.parseLong(sequence.group(1)), true).clear();
        }
    }

    /** The next time it is told that the recording ends it is too busy. */
    public synchronized void missNextEnd() {
        missesEnd = true;
    }

    private synchronized boolean end() {
        boolean heard = !missesEnd;
        missesEnd = false;
        ended |= heard;
        notifyAll();
        return heard;
    }

    private void stream(OutputStream out) throws IOException {
        HttpServer of = server;
        int reader = begin();
        long sent = 0;
        while (server == of && reader == newest) {
            var next = next(sent);
            if (next == null) {
                out.write(END);
                out.flush();
                return;
            }
            sent = next.sequence() > 0 ? next.sequence() : sent;
            out.write(next.bytes());
            out.flush();
            sent(reader, sent);
        }
    }

    private synchronized int begin() {
        sentThrough = 0;
        readers = 1;
        return ++newest;
    }

    private synchronized void sent(int reader, long sequence) {
        sentThrough = reader == newest ? sequence : sentThrough;
    }

    private record Next(long sequence, byte[] bytes) {}

    private synchronized Next next(long sent) {
        var block = kept.higherEntry(sent);
        if (block == null && !ended) {
            try {
                wait(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            block = kept.higherEntry(sent);
        }
        if (block != null) {
            return new Next(block.getKey(), block.getValue());
        }
        return ended ? null : new Next(0, ALIVE);
    }
}
