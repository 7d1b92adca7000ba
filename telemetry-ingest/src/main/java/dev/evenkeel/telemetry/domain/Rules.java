package dev.evenkeel.telemetry.domain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What several kinds do in the same way. */
final class Rules {
    private Rules() {}

    /** Only the door says when something arrived. */
    static void removeArrival(ObjectNode sample) {
        sample.remove("arrival");
    }

    /** Who is bound to one place or thing need not repeat it. */
    static void completeOwner(ObjectNode sample, Producer producer) {
        switch (producer) {
            case Producer.Device device -> {
                complete(sample, "deviceId", device.deviceId());
                complete(sample, "siteId", device.siteId());
            }
            case Producer.Site site -> complete(sample, "siteId", site.siteId());
            case Producer.Participant _ -> {
                // has neither
            }
        }
    }

    /**
     * A report without a time is of the moment it came: a device may have no clock, and a last will
     * is written before anybody knows when it will be needed.
     */
    static void completeTime(ObjectNode sample, String field, Instant now) {
        complete(sample, field, now.toString());
    }

    static void complete(ObjectNode sample, String field, @Nullable String value) {
        if (value != null && !sample.hasNonNull(field)) {
            sample.put(field, value);
        }
    }
}
