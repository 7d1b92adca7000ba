package dev.evenkeel.incident.run.domain;

import dev.evenkeel.incident.topology.domain.Topology;
import java.util.Optional;
import java.util.Set;

/** The link that a site uses when another one has failed. */
public sealed interface SpareLinks {

    /** This one. */
    record Found(String siteId, String linkId) implements SpareLinks {}

    /** None, and why. */
    record None(String reason) implements SpareLinks {}

    /**
     * Looks for it.
     *
     * @param troubled links with an open incident
     * @return the first of the site, in the order of the topology file, that is well
     */
    static SpareLinks of(String failed, Topology topology, Set<String> troubled) {
        Optional<Topology.Site> site = topology.siteOf("site-link", failed);
        if (site.isEmpty()) {
            return new None(failed + " is at no site of the topology file");
        }
        return site.get().links().stream()
                .map(Topology.Link::id)
                .filter(id -> !id.equals(failed) && !troubled.contains(id))
                .findFirst()
                .<SpareLinks>map(id -> new Found(site.get().id(), id))
                .orElseGet(() -> new None("no other link of " + site.get().name() + " is well"));
    }
}
