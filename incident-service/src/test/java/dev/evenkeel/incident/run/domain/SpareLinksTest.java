package dev.evenkeel.incident.run.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.incident.topology.domain.Topology;
import dev.evenkeel.incident.topology.domain.Topology.Link;
import dev.evenkeel.incident.topology.domain.Topology.Site;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpareLinksTest {
    private static final Topology TOPOLOGY =
            new Topology(
                    List.of(
                            new Site(
                                    "hq",
                                    "Head office",
                                    List.of(
                                            new Link("fibre", "Fibre"),
                                            new Link("radio", "Radio"),
                                            new Link("mobile", "Mobile")),
                                    List.of())),
                    List.of());

    @Test
    void theFirstOtherLinkOfTheSiteIsTheSpare() {
        assertThat(SpareLinks.of("fibre", TOPOLOGY, Set.of("fibre")))
                .isEqualTo(new SpareLinks.Found("hq", "radio"));
        assertThat(SpareLinks.of("radio", TOPOLOGY, Set.of("radio")))
                .isEqualTo(new SpareLinks.Found("hq", "fibre"));
    }

    @Test
    void aLinkInTroubleIsPassedOver() {
        assertThat(SpareLinks.of("fibre", TOPOLOGY, Set.of("fibre", "radio")))
                .isEqualTo(new SpareLinks.Found("hq", "mobile"));
    }

    @Test
    void whereNoneIsWellOrTheSiteIsNotKnownThereIsNone() {
        assertThat(SpareLinks.of("fibre", TOPOLOGY, Set.of("fibre", "radio", "mobile")))
                .isEqualTo(new SpareLinks.None("no other link of Head office is well"));
        assertThat(SpareLinks.of("elsewhere", TOPOLOGY, Set.of()))
                .isEqualTo(new SpareLinks.None("elsewhere is at no site of the topology file"));
    }
}
