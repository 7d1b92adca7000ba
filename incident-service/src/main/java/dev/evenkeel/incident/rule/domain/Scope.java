package dev.evenkeel.incident.rule.domain;

/** For whom a rule is judged; also the domain of the cause it finds. */
public enum Scope {
    /** One person in one meeting; the id is {@code {meetingId}/{participantId}}. */
    PARTICIPANT("participant-network"),

    /** What a person brings into a meeting: camera, microphone; the id is that of the person. */
    EQUIPMENT("device"),
    MEETING("meeting"),
    RELAY("relay"),
    REGION("region"),
    LINK("site-link"),
    DEVICE("device"),

    /** A part of the platform: a service, a broker, a consumer group, a certificate. */
    COMPONENT("platform"),
    PLATFORM("platform");

    private final String domain;

    Scope(String domain) {
        this.domain = domain;
    }

    /** Domain of the cause. */
    public String domain() {
        return domain;
    }

    /** Whether everything of this scope lies within one of the other. */
    public boolean isWithin(Scope wider) {
        return switch (this) {
            case PARTICIPANT, EQUIPMENT ->
                    wider == MEETING || wider == RELAY || wider == REGION || wider == PLATFORM;
            case RELAY -> wider == REGION || wider == PLATFORM;
            case MEETING, REGION, LINK, DEVICE, COMPONENT -> wider == PLATFORM;
            case PLATFORM -> false;
        };
    }
}
