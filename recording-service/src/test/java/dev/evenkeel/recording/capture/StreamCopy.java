package dev.evenkeel.recording.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** FFmpeg that copies the streams of one meeting from RTP into one file. */
final class StreamCopy implements AutoCloseable {
    private static final int HIGHEST_PORT = 60_000;

    private static final int PATIENCE_SECONDS = 20;

    /**
     * A goodbye of one source, behind a report as must be (RFC 3550 §6.1, §6.6). FFmpeg does not
     * look at names, and passes over what is shorter than twelve bytes.
     */
    private static final byte[] BYE = {
        (byte) 0x80, (byte) 201, 0, 1, 0, 0, 0, 1, (byte) 0x81, (byte) 203, 0, 1, 0, 0, 0, 1
    };

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private final List<Integer> ports = new ArrayList<>();
    private final DatagramSocket socket;
    private final Path log;
    private final Process process;

    /**
     * @param people each with voice and picture
     */
    StreamCopy(Path folder, String name, int people) throws IOException {
        StringBuilder sdp =
                new StringBuilder(
                        "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=m\nc=IN IP4 127.0.0.1\nt=0 0\n");
        for (int i = 0; i < people; i++) {
            sdp.append("m=audio %d RTP/AVP 111\na=rtpmap:111 opus/48000/2\n".formatted(port()));
            sdp.append("m=video %d RTP/AVP 96\na=rtpmap:96 VP8/90000\n".formatted(port()));
        }
        socket = new DatagramSocket();
        Path description = Files.writeString(folder.resolve(name + ".sdp"), sdp);
        log = folder.resolve(name + ".log");
        process =
                new ProcessBuilder(
                                "ffmpeg",
                                "-v",
                                "error",
                                "-nostats",
                                "-protocol_whitelist",
                                "file,udp,rtp",
                                "-i",
                                description.toString(),
                                "-map",
                                "0",
                                "-c",
                                "copy",
                                folder.resolve(name + ".webm").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
    }

    /** An even one with the odd one above it free (RFC 3550 §11), given away once. */
    private int port() {
        while (true) {
            try (DatagramSocket any = new DatagramSocket()) {
                int even = any.getLocalPort() & ~1;
                int other = any.getLocalPort() ^ 1;
                if (even < HIGHEST_PORT && isFree(other) && GIVEN.add(even)) {
                    ports.add(even);
                    return even;
                }
            } catch (SocketException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Whether the other one of a pair can be had, too. */
    private static boolean isFree(int other) {
        try (DatagramSocket _ = new DatagramSocket(other)) {
            return true;
        } catch (SocketException e) {
            return false;
        }
    }

    /**
     * @param stream voices are even, pictures odd
     */
    void send(int stream, byte[] rtp) throws IOException {
        socket.send(
                new DatagramPacket(
                        rtp, rtp.length, InetAddress.getLoopbackAddress(), ports.get(stream)));
    }

    Process process() {
        return process;
    }

    /**
     * Says goodbye for each stream (RFC 3550 §6.6), which is what ends FFmpeg's input. Without it,
     * and without packets, FFmpeg waits for ten seconds and then calls that an error.
     */
    void end() throws IOException {
        if (!process.isAlive()) {
            throw new IOException("ffmpeg ended by itself: " + Files.readString(log));
        }
        for (int port : ports) {
            socket.send(
                    new DatagramPacket(
                            BYE, BYE.length, InetAddress.getLoopbackAddress(), port + 1));
        }
    }

    /** The file is complete, if it was ended before. */
    @Override
    public void close() throws IOException {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("ffmpeg does not end: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
            socket.close();
        }
    }
}
