package dev.evenkeel.telemetry.stamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.telemetry.stamp.AgentSettings.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentReaderTest {
    @TempDir Path folder;

    @Test
    void readsTheFileWithItsDefaults() throws IOException {
        // Given
        Path key = Files.writeString(folder.resolve("key"), "MDEyMzQ1Njc4OWFiY2RlZg==\n");

        // When
        AgentSettings settings =
                read(
                        """
                        evenkeel.agent.site=hq
                        evenkeel.agent.door=https://meet.example.org
                        evenkeel.agent.token-file=/run/secrets/hq-token
                        evenkeel.agent.links.hq-fibre.local-address=192.0.2.7
                        evenkeel.agent.links.hq-fibre.reflectors=relay-a.example.org:8862, [2001:db8::1]:8862
                        evenkeel.agent.links.hq-fibre.key-file=%s
                        evenkeel.agent.links.hq-radio.reflectors=203.0.113.9:862
                        evenkeel.agent.links.hq-radio.stateful=false
                        evenkeel.agent.links."hq.spare".reflectors=203.0.113.9:862
                        """
                                .formatted(key));

        // Then
        assertThat(settings.site()).isEqualTo("hq");
        assertThat(settings.door()).isEqualTo(URI.create("https://meet.example.org"));
        assertThat(settings.every()).isEqualTo(Duration.ofMillis(100));
        assertThat(settings.interval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.links())
                .extracting(AgentSettings.Link::id)
                .containsExactly("hq.spare", "hq-fibre", "hq-radio");
        AgentSettings.Link fibre = settings.links().get(1);
        assertThat(fibre.local()).isEqualTo(InetAddress.ofLiteral("192.0.2.7"));
        assertThat(fibre.reflectors())
                .containsExactly(
                        new HostPort("relay-a.example.org", 8862),
                        new HostPort("[2001:db8::1]", 8862));
        assertThat(fibre.key()).isEqualTo("MDEyMzQ1Njc4OWFiY2RlZg==");
        assertThat(settings.toString()).doesNotContain("MDEy");
        assertThat(settings.links().getLast().stateful()).isFalse();
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        assertThatThrownBy(() ->
                        read(
                                """
                                evenkeel.agent.site=The HQ
                                evenkeel.agent.door=ftp://meet.example.org
                                evenkeel.agent.token-file=token
                                evenkeel.agent.every=1ms
                                evenkeel.agent.intervall=10s
                                evenkeel.agent.links.hq-1.local-address=eth0
                                evenkeel.agent.links.hq-1.reflectors=relay-a
                                evenkeel.agent.links.hq-1.key-file=/nowhere
                                """))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("evenkeel.agent.site: expected up to 64 small letters")
                .hasMessageContaining("evenkeel.agent.door: expected an http or https URL")
                .hasMessageContaining("evenkeel.agent.every: expected PT0.01S to PT10S")
                .hasMessageContaining(
                        "links.hq-1.local-address: expected an address of this machine")
                .hasMessageContaining("links.hq-1.reflectors: expected host:port")
                .hasMessageContaining("links.hq-1.key-file: expected a file that can be read")
                .hasMessageContaining("evenkeel.agent.intervall: expected no such key");
    }

    @Test
    void tellsWhatIsMissing() {
        assertThatThrownBy(() -> read("evenkeel.agent.site=hq\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("evenkeel.agent.door")
                .hasMessageContaining("evenkeel.agent.token-file");
    }

    private AgentSettings read(String text) throws IOException {
        return AgentReader.read(Files.writeString(folder.resolve("agent.properties"), text));
    }
}
