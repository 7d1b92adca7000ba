package dev.evenkeel.incident.console.domain;

import dev.evenkeel.contracts.platform.ComponentObserved;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One part of the platform as an operator sees it.
 *
 * @param name within its kind
 * @param detail why it is not up
 * @param lagSeconds of a consumer group, whole seconds
 * @param validUntil of a certificate
 */
public record ComponentView(
        String name,
        ComponentObserved.Kind kind,
        ComponentObserved.Status status,
        @Nullable String detail,
        @Nullable Long lagSeconds,
        @Nullable Instant validUntil) {

    static ComponentView of(ComponentObserved seen) {
        Double lag = seen.lagSeconds();
        return new ComponentView(
                seen.componentId().substring(seen.componentId().indexOf('/') + 1),
                seen.kind(),
                seen.status(),
                seen.detail(),
                lag == null ? null : Math.round(lag),
                seen.validUntil());
    }
}
