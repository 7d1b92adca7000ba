package dev.evenkeel.incident.incident.events;

import dev.evenkeel.contracts.incident.Incident;
import dev.evenkeel.incident.incident.store.CaseStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Incidents for reading: those stored, brought up to date by what the judge of this replica knows
 * already. While the database is away the latter, and what was read last, are all there is.
 */
@Singleton
public class IncidentReader {
    private static final Logger LOG = Logger.getLogger(IncidentReader.class);
    private static final Comparator<Incident> NEWEST_FIRST =
            Comparator.comparing(Incident::openedAt).thenComparing(Incident::incidentId).reversed();

    private final CaseStore cases;
    private final JudgeRunner judge;
    private volatile List<Incident> lastRead = List.of();

    @Inject
    IncidentReader(CaseStore cases, JudgeRunner judge) {
        this.cases = cases;
        this.judge = judge;
    }

    /** The newest, first the newest. */
    public Uni<List<Incident>> newest(boolean all, int limit) {
        return cases.newest(all, limit)
                .invoke(read -> lastRead = read)
                .onFailure()
                .invoke(cause -> LOG.debugf("event=incidents-from-memory cause=\"%s\"", cause))
                .onFailure()
                .recoverWithItem(() -> lastRead)
                .map(read -> upToDate(read, all, limit));
    }

    public Uni<Optional<Incident>> find(String incidentId) {
        Optional<Incident> known =
                judge.view().incidents().stream()
                        .filter(incident -> incident.incidentId().equals(incidentId))
                        .findFirst();
        return known.isPresent() ? Uni.createFrom().item(known) : cases.find(incidentId);
    }

    private List<Incident> upToDate(List<Incident> read, boolean all, int limit) {
        Map<String, Incident> newest = new HashMap<>();
        read.forEach(incident -> newest.put(incident.incidentId(), incident));
        judge.view()
                .incidents()
                .forEach(incident ->
                        newest.merge(incident.incidentId(), incident, IncidentReader::later));
        return newest.values().stream()
                .filter(incident -> all || incident.state() != Incident.State.RESOLVED)
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    private static Incident later(Incident one, Incident other) {
        return one.revision() >= other.revision() ? one : other;
    }
}
