package dev.evenkeel.media.app.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BridgeAddressesTest {
    private final BridgeAddresses addresses = new BridgeAddresses();

    @Test
    void addressesAreTakenOver() {
        // When
        var unreadable = addresses.learn(Map.of("relay-a", "127.0.0.1:8100", "relay-b", "[::1]:1"));

        // Then
        assertThat(unreadable).isEmpty();
        assertThat(addresses.known())
                .containsEntry("relay-a", new InetSocketAddress("127.0.0.1", 8100))
                .containsEntry("relay-b", new InetSocketAddress("::1", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "127.0.0.1", "127.0.0.1:0", "127.0.0.1:65536", ":8100", "a:b:1"})
    void oneUnreadableRefusesAll(String text) {
        // When
        var unreadable = addresses.learn(Map.of("relay-a", "127.0.0.1:8100", "relay-b", text));

        // Then
        assertThat(unreadable).contains("relay-b");
        assertThat(addresses.known()).isEmpty();
    }

    @Test
    void aNameNobodyKnowsIsLeftOut() {
        // When
        var unreadable = addresses.learn(Map.of("relay-a", "nobody.invalid:8100"));

        // Then
        assertThat(unreadable).isEmpty();
        assertThat(addresses.known()).isEmpty();
    }
}
