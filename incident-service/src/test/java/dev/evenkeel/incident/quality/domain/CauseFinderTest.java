package dev.evenkeel.incident.quality.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.quality.QualityWindow;
import dev.evenkeel.contracts.quality.QualityWindow.Verdict;
import dev.evenkeel.contracts.relay.RelayLoad;
import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * People as {@code relay site loss}, one word each; the first is asked about. {@code -} is no known
 * site.
 */
class CauseFinderTest {
    private static final Instant END = Instant.parse("2026-03-02T10:00:05Z");

    @ParameterizedTest
    @CsvSource({
        // only that one
        "'a,-,.2  a,-,0  a,-,0', PARTICIPANT_NETWORK",
        "'a,hq,.2  a,hq,0  a,hq,0  b,-,0', PARTICIPANT_NETWORK",
        // nobody to compare with
        "'a,-,.2', PARTICIPANT_NETWORK",
        // two of many, of different places
        "'a,-,.2  a,-,.2  a,-,0  a,-,0  a,-,0', PARTICIPANT_NETWORK",
        // a site, on one relay and on two
        "'a,hq,.2  a,hq,.2  a,-,0  a,br,0', SITE_LINK",
        "'a,hq,.2  b,hq,.2  a,-,0  b,br,0', SITE_LINK",
        // two sites at once, homes are fine
        "'a,hq,.2  a,hq,.2  a,br,.2  a,br,.2  a,-,0  a,-,0', SITE_LINK",
        // a relay, with and without another to compare
        "'a,hq,.2  a,br,.2  a,-,.2  b,-,0  b,hq,0', RELAY",
        "'a,-,.2  a,-,.2  a,-,.2', RELAY",
        // one large site does not outvote the homes
        "'a,-,.2  a,hq,0  a,hq,0  a,hq,0  a,-,.2  a,-,.2  b,-,0', RELAY",
        // everybody on the relay is at the site: those of the site elsewhere decide
        "'a,hq,.2  a,hq,.2  b,hq,.2  b,-,0', SITE_LINK",
        "'a,hq,.2  a,hq,.2  b,hq,0  b,-,0', RELAY",
        // all relays
        "'a,-,.2  a,hq,.2  b,-,.2  b,br,.2', PLATFORM",
        // far more than the others of a lossy relay
        "'a,-,.5  a,-,.15  a,-,.15  a,-,.15  b,-,0', PARTICIPANT_NETWORK"
    })
    void whoElseSuffersTells(String people, CauseDomain domain) {
        // When
        Attribution told = ask(people, Surroundings.UNKNOWN);

        // Then
        assertThat(told.domain()).isEqualTo(domain);
        assertThat(told.confidence()).isBetween(0.4, 1.0);
        assertThat(told.direction()).isEqualTo(Attribution.Direction.RECEIVED);
    }

    @Test
    void whoIsFineIsNotAskedAbout() {
        assertThat(CauseFinder.find(windows("a,-,.02  a,-,.3"), Surroundings.UNKNOWN))
                .extracting(Attribution::participantId)
                .containsExactly("p-1");
    }

    @Test
    void theSitesOwnLinkDecidesWhereComparingCannot() {
        // Given: everybody on the relay is at hq
        String people = "a,hq,.2  a,hq,.2  b,-,0  b,-,0";

        // When
        Attribution lossy = ask(people, links(0.2));
        Attribution clean = ask(people, links(0));

        // Then
        assertThat(lossy.domain()).isEqualTo(CauseDomain.SITE_LINK);
        assertThat(lossy.witness()).isNotNull();
        assertThat(lossy.confidence())
                .isGreaterThan(ask(people, Surroundings.UNKNOWN).confidence());
        assertThat(clean.domain()).isEqualTo(CauseDomain.RELAY);
    }

    @Test
    void aBusyRelayBearsWitness() {
        // Given
        Surroundings busy =
                new Surroundings(
                        Map.of("a", new RelayLoad(1, 3, 1, 1, 0.97, 0)), List.of(), List.of());

        // When
        Attribution told = ask("a,-,.2  a,-,.2  b,-,0", busy);

        // Then
        assertThat(told.domain()).isEqualTo(CauseDomain.RELAY);
        assertThat(told.witness())
                .isEqualTo(new Attribution.Witness(Attribution.Witness.Kind.RELAY, "a", 0.97));
    }

    @Test
    void moreToCompareIsMoreSure() {
        assertThat(ask("a,-,.2  a,-,0  a,-,0  a,-,0  a,-,0", Surroundings.UNKNOWN).confidence())
                .isGreaterThan(ask("a,-,.2  a,-,0", Surroundings.UNKNOWN).confidence())
                .isGreaterThan(ask("a,-,.2", Surroundings.UNKNOWN).confidence());
    }

    @Test
    void aCrawlingCameraIsItsOwners() {
        // Given: p-0 sends 4 pictures a second, so everybody else gets no more
        List<QualityWindow> all =
                List.of(
                        pictures("p-0", 25.0, 4.0),
                        pictures("p-1", 4.0, 25.0),
                        pictures("p-2", 4.0, 25.0));

        // When
        List<Attribution> told = CauseFinder.find(all, Surroundings.UNKNOWN);

        // Then
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().domain()).isEqualTo(CauseDomain.DEVICE);
        assertThat(told.getFirst().participantId()).isEqualTo("p-0");
        assertThat(told.getFirst().direction()).isEqualTo(Attribution.Direction.SENT);
    }

    @Test
    void picturesThatCrawlForOneAreThatOnesMachine() {
        // Given
        List<QualityWindow> all =
                List.of(
                        pictures("p-0", 4.0, 25.0),
                        pictures("p-1", 25.0, 25.0),
                        pictures("p-2", 25.0, 25.0));

        // When
        Optional<Attribution> told = CauseFinder.find(all.getFirst(), all, Surroundings.UNKNOWN);

        // Then
        assertThat(told.orElseThrow().domain()).isEqualTo(CauseDomain.DEVICE);
        assertThat(told.orElseThrow().direction()).isEqualTo(Attribution.Direction.RECEIVED);
    }

    private static Attribution ask(String people, Surroundings around) {
        List<QualityWindow> all = windows(people);
        return CauseFinder.find(all.getFirst(), all, around).orElseThrow();
    }

    private static Surroundings links(double loss) {
        LinkMeasurement link =
                new LinkMeasurement(
                        "s-1", "hq-link", "hq", null, null, END, null, null, loss, null, null, null,
                        null, null, null, null, null, null, null, null, null, null, null);
        return new Surroundings(Map.of(), List.of(link), List.of());
    }

    private static List<QualityWindow> windows(String people) {
        List<QualityWindow> all = new ArrayList<>();
        for (String person : people.trim().split("\\s+")) {
            String[] said = person.split(",");
            all.add(
                    window(
                            "p-" + all.size(),
                            said[0],
                            said[1].equals("-") ? null : said[1],
                            Double.parseDouble(said[2]),
                            null,
                            null));
        }
        return all;
    }

    private static QualityWindow pictures(String id, double received, double sent) {
        return window(id, "a", null, 0, received, sent);
    }

    private static QualityWindow window(
            String id, String relayId, String siteId, double loss, Double received, Double sent) {
        return new QualityWindow(
                "abc-defg-hij",
                id,
                relayId,
                END.minusSeconds(5),
                END,
                10,
                0.0,
                loss,
                5.0,
                40.0,
                null,
                received,
                0.0,
                4.3,
                Verdict.GOOD,
                siteId,
                sent,
                null,
                null);
    }
}
