package dev.evenkeel.incident.quality.domain;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why one participant suffers at one moment, as far as comparing tells.
 *
 * @param causeId within the domain: {@code {meetingId}/{participantId}} of a person's device or
 *     network, the id of a site or a relay, or {@code platform}
 * @param confidence 0–1: how clearly those within the blamed group suffer and those outside do not,
 *     by how many were compared; a measure of the evidence, not a probability
 * @param compared with whom, and how they were
 * @param witness somebody else who measured the same
 */
public record Attribution(
        String meetingId,
        String participantId,
        Direction direction,
        CauseDomain domain,
        String causeId,
        double confidence,
        double lossRatio,
        List<Comparison> compared,
        @Nullable Witness witness) {

    public Attribution {
        compared = List.copyOf(compared);
    }

    /** Which way it goes wrong, seen from the participant. */
    public enum Direction {
        @JsonProperty("sent")
        SENT,
        @JsonProperty("received")
        RECEIVED,
        @JsonProperty("both")
        BOTH
    }

    /** Who is compared. */
    public enum Group {
        /** On the same relay, at other sites. */
        @JsonProperty("same-relay")
        SAME_RELAY,
        /** At the same site, on whatever relay. */
        @JsonProperty("same-site")
        SAME_SITE,
        /** On other relays and at other sites. */
        @JsonProperty("elsewhere")
        ELSEWHERE,
        /** In the same meeting. */
        @JsonProperty("same-meeting")
        SAME_MEETING
    }

    /**
     * How a group was: so many measured, so many of them suffering the same.
     *
     * @param places sites, and people of no known site: one large site must not outvote the others
     * @param sufferingPlaces places where most suffer
     */
    public record Comparison(
            Group group, int people, int suffering, int places, int sufferingPlaces) {
        /** Everybody a place of their own. */
        static Comparison ofPeople(Group group, int people, int suffering) {
            return new Comparison(group, people, suffering, people, suffering);
        }

        Comparison plus(Comparison other) {
            return new Comparison(
                    group,
                    people + other.people,
                    suffering + other.suffering,
                    places + other.places,
                    sufferingPlaces + other.sufferingPlaces);
        }

        /** Of the places. */
        double share() {
            return places == 0 ? 0 : (double) sufferingPlaces / places;
        }

        boolean mostSuffer() {
            return suffering > 0 && share() >= 0.6;
        }
    }

    /**
     * A measurement that is not the participant's.
     *
     * @param value loss ratio of a link, CPU ratio of a relay; 1 for a device that says itself that
     *     it does not work
     */
    public record Witness(Kind kind, String id, double value) {
        /** What measured. */
        public enum Kind {
            @JsonProperty("link")
            LINK,
            @JsonProperty("relay")
            RELAY,
            @JsonProperty("device")
            DEVICE
        }
    }
}
