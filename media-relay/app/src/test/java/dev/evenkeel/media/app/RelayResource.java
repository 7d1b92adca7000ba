package dev.evenkeel.media.app;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/** Sets up the relay under test: {@code relay-a} on a free UDP port, with a bridge key. */
public final class RelayResource implements QuarkusTestResourceLifecycleManager {
    /** The bridge key of every relay here. */
    public static final byte[] BRIDGE_KEY =
            "32 bytes that two relays share..".getBytes(StandardCharsets.US_ASCII);

    private Path keyFile;

    @Override
    public Map<String, String> start() {
        try {
            keyFile = Files.createTempFile("evenkeel-bridge", ".key");
            Files.writeString(keyFile, Base64.getEncoder().encodeToString(BRIDGE_KEY));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return Map.of(
                "evenkeel.relay.id",
                "relay-a",
                "evenkeel.relay.udp-port",
                Integer.toString(freePort()),
                "evenkeel.relay.stamp.port",
                Integer.toString(freePort()),
                "evenkeel.relay.control-url",
                "http://relay-a.test",
                "evenkeel.relay.bridge-key-file",
                keyFile.toString());
    }

    @Override
    public void stop() {
        try {
            Files.deleteIfExists(keyFile);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Free for UDP and TCP. */
    static int freePort() {
        try (var tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var udp =
                        new DatagramSocket(
                                new InetSocketAddress(
                                        InetAddress.getLoopbackAddress(), tcp.getLocalPort()))) {
            return udp.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
