package dev.evenkeel.media.app;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Configuration of one relay, {@code evenkeel.relay.*}. */
@ConfigMapping(prefix = "evenkeel.relay")
public interface RelayConfig {
    /** Identity, kept over restarts: {@code [a-z0-9-]{1,40}}. */
    String id();

    /** Where it stands; meetings prefer relays of their own region. */
    @WithDefault("local")
    String region();

    /** The one UDP port, 1–65535: STUN, DTLS, SRTP and the bridge; with {@link #tcp} TCP's, too. */
    int udpPort();

    /**
     * Whether clients that UDP does not reach may come over TCP (RFC 6544), to the number of the
     * UDP port.
     */
    @WithDefault("true")
    boolean tcp();

    /**
     * Differentiated services code point (RFC 2474) of everything that is sent, 0–63: 34 is AF41; 0
     * leaves packets unmarked.
     */
    @WithDefault("0")
    int dscp();

    /** Most sessions at once, standby ones included; whoever comes then is asked to come again. */
    @WithDefault("5000")
    int maxSessions();

    /** Address the sockets bind to. The wildcard is IPv6's, too, where there is IPv6. */
    @WithDefault("0.0.0.0")
    String bindAddress();

    /**
     * Addresses of the ICE candidates, IPv4 and IPv6, the preferred one first: how clients reach
     * this relay.
     */
    @WithDefault("127.0.0.1")
    List<String> advertisedAddress();

    /** Port of the ICE candidates; the UDP port when absent. */
    OptionalInt advertisedPort();

    /** Port of the ICE candidates for TCP; the same as for UDP when absent. */
    OptionalInt advertisedTcpPort();

    /**
     * {@code host:port} other relays send bridge datagrams to; 127.0.0.1 and the UDP port when
     * absent.
     */
    Optional<String> bridgeAddress();

    /** Where room-service reaches the control API; 127.0.0.1 and the HTTP port when absent. */
    Optional<String> controlUrl();

    /**
     * How long a relay that is told to stop waits for its meetings to be moved away. It waits only
     * while another relay can take them.
     */
    @WithDefault("PT30S")
    Duration drainDeadline();

    /** File with base64 of 32 random bytes, the same for all relays of an installation. */
    Path bridgeKeyFile();

    /**
     * Most memory that packets of recorded meetings may take while no recorder has them safe;
     * beyond it they are dropped, counted and said.
     */
    @WithDefault("96M")
    MemorySize tapBuffer();

    /** How long packets are kept for a recorder that is silent. */
    @WithDefault("PT10M")
    Duration tapPatience();

    /** The reflector that links to this relay are measured with. */
    Stamp stamp();

    /** STAMP (RFC 8762), {@code evenkeel.relay.stamp.*}. */
    interface Stamp {
        /** UDP port of the Session-Reflector; 862 is the registered one, 0 turns it off. */
        @WithDefault("0")
        int port();

        /** Addresses and CIDR ranges whose packets are answered; all others are not. */
        @WithDefault("127.0.0.0/8,::1")
        List<String> networks();

        /**
         * File with base64 of at least 16 bytes: with it only packets of authenticated mode, made
         * with that key, are answered; without it only those of unauthenticated mode.
         */
        Optional<Path> keyFile();

        /** Most packets that are answered each second, of one sender at most 100. */
        @WithDefault("1000")
        int packetsPerSecond();
    }
}
