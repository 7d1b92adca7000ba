package dev.evenkeel.incident.quality.scenario;

import dev.evenkeel.incident.quality.domain.CauseDomain;

/**
 * One labelled fault.
 *
 * @param where the participant, site or relay; anything for the platform
 * @param strength loss ratio, or how much of the way to the worst
 */
record Trouble(Kind kind, String where, double strength) {

    /** What goes wrong. */
    enum Kind {
        UPLINK_LOSS(CauseDomain.PARTICIPANT_NETWORK),
        DOWNLINK_LOSS(CauseDomain.PARTICIPANT_NETWORK),
        BUFFERBLOAT(CauseDomain.PARTICIPANT_NETWORK),
        SLOW_CAMERA(CauseDomain.DEVICE),
        SLOW_DECODER(CauseDomain.DEVICE),
        SITE_LINK_LOSS(CauseDomain.SITE_LINK),
        SITE_LINK_FULL(CauseDomain.SITE_LINK),
        RELAY_LOSS(CauseDomain.RELAY),
        RELAY_OVERLOAD(CauseDomain.RELAY),
        RELAY_KILLED(CauseDomain.RELAY),
        PLATFORM_LOSS(CauseDomain.PLATFORM);

        final CauseDomain domain;

        Kind(CauseDomain domain) {
            this.domain = domain;
        }
    }

    /** The label: {@code {domain} {id}}. */
    String label() {
        String id =
                switch (kind.domain) {
                    case DEVICE, PARTICIPANT_NETWORK -> World.person(where).cause();
                    case SITE_LINK, RELAY -> where;
                    case PLATFORM -> "platform";
                };
        return kind.domain.word() + " " + id;
    }

    boolean isOf(Kind other, String place) {
        return kind == other && where.equals(place);
    }
}
