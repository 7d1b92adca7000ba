package dev.evenkeel.telemetry.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.telemetry.TelemetryConfig;
import dev.evenkeel.telemetry.TelemetryConfig.Broker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The roll call of each site whose devices may be asked. */
@Singleton
class RollCalls {
    private final Map<String, RollCall> bySite = new TreeMap<>();
    private final Clock clock;

    @Inject
    RollCalls(TelemetryConfig config, Identifiers identifiers, Clock clock) {
        config.mqtt().values().stream()
                .filter(Broker::questions)
                .forEach(broker ->
                        bySite.put(
                                broker.site(), new RollCall(() -> identifiers.uuid().toString())));
        this.clock = clock;
    }

    /** Takes what a device has reported of itself; the last of several counts. */
    void reported(String siteId, String deviceId, ArrayNode samples) {
        RollCall site = bySite.get(siteId);
        @Nullable JsonNode last = samples.get(samples.size() - 1);
        if (site != null && last != null) {
            boolean offline = last.path("status").asText().equals("offline");
            site.reported(deviceId, last.path("kind").asText(), offline, clock.instant());
        }
    }

    /** Takes an answer; false when it answers no question. */
    boolean answered(String siteId, String deviceId, String questionId) {
        RollCall site = bySite.get(siteId);
        return site != null && site.answered(deviceId, questionId, clock.instant());
    }

    /** The connection to the site's broker is gone. */
    void lost(String siteId) {
        RollCall site = bySite.get(siteId);
        if (site != null) {
            site.forget();
        }
    }

    boolean isEmpty() {
        return bySite.isEmpty();
    }

    /** Gives what is to be done now, with the site. */
    void look(BiConsumer<String, RollCall.Act> due) {
        bySite.forEach((siteId, site) ->
                site.look(clock.instant()).forEach(act -> due.accept(siteId, act)));
    }
}
