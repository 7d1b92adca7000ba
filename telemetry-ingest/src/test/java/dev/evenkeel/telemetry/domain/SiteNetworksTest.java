package dev.evenkeel.telemetry.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteNetworksTest {
    private final SiteNetworks networks =
            new SiteNetworks(
                    Map.of(
                            "berlin",
                            List.of("10.1.0.0/16", "2001:db8:1::/48", "198.51.100.7"),
                            "atrium",
                            List.of("10.1.2.0/24", "10.1.2.0/24"),
                            "rest",
                            List.of("10.0.0.0/8")));

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0, berlin",
        "10.1.255.255, berlin",
        "10.1.2.3, atrium",
        "10.2.0.1, rest",
        "198.51.100.7, berlin",
        "::ffff:10.1.2.3, atrium",
        "2001:db8:1:ffff::1, berlin",
        "2001:db8:1::1%eth0, berlin",
    })
    void narrowestNetworkSaysTheSite(String address, String site) {
        assertThat(networks.siteOf(address)).hasValue(site);
    }

    @ParameterizedTest
    @CsvSource({"11.1.0.1", "198.51.100.8", "2001:db8:2::1", "unknown", "''", "_hidden", "10.1"})
    void whoIsInNoNetworkIsAtNoSite(String address) {
        assertThat(networks.siteOf(address)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/33",
        "10.1.0.0/",
        "10.1.0.0/-1",
        "10.1.0/16",
        "300.1.0.0/16",
        "2001:db8::/129",
        "10.1.2.3/16",
        "berlin.example.org",
        "''",
        "::/0/0",
    })
    void whatIsNoNetworkIsRefusedByName(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SiteNetworks(Map.of("berlin", List.of(text))))
                .withMessageStartingWith("evenkeel.telemetry.sites.\"berlin\".networks: expected ")
                .withMessageEndingWith("; it is " + text);
    }

    @Test
    void networkOfTwoSitesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new SiteNetworks(
                                Map.of("a", List.of("10.0.0.0/8"), "b", List.of("10.0.0.0/8"))))
                .withMessageContaining("a network of no other site");
    }

    @Test
    void siteThatTelemetryCouldNotNameIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SiteNetworks(Map.of("Berlin Mitte", List.of("10.0.0.0/8"))))
                .withMessageContaining("it is Berlin Mitte");
    }
}
