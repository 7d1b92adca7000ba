package dev.evenkeel.telemetry.domain;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who reports, as its token or its broker says. */
public sealed interface Producer {

    /** Its name, unlike that of every other producer: quotas and refusals go by it. */
    String name();

    /**
     * A device that reports itself.
     *
     * @param siteId where it stands, if it may say so
     * @param kinds what it may report
     */
    record Device(String deviceId, @Nullable String siteId, Set<TelemetryKind> kinds)
            implements Producer {
        public Device {
            kinds = Set.copyOf(kinds);
        }

        @Override
        public String name() {
            return "device/" + deviceId;
        }
    }

    /**
     * The agent of a site, for everything there.
     *
     * @param kinds what it may report
     * @param prober the prober of this service that stands in for the agent, with a clock, numbers
     *     and a quota of its own; {@code null}: the agent itself
     */
    record Site(String siteId, Set<TelemetryKind> kinds, @Nullable String prober)
            implements Producer {
        public Site {
            kinds = Set.copyOf(kinds);
        }

        /** The agent itself. */
        public Site(String siteId, Set<TelemetryKind> kinds) {
            this(siteId, kinds, null);
        }

        @Override
        public String name() {
            return "site/" + siteId + (prober == null ? "" : "/" + prober);
        }
    }

    /**
     * A person's browser, for its own streams of one meeting.
     *
     * @param siteId where it reports from, if that is a network of a site
     */
    record Participant(String participantId, String meetingId, @Nullable String siteId)
            implements Producer {
        /** Somebody somewhere. */
        public Participant(String participantId, String meetingId) {
            this(participantId, meetingId, null);
        }

        @Override
        public String name() {
            return participantId;
        }
    }
}
