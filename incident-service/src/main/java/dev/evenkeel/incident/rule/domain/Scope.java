package dev.evenkeel.incident.rule.domain;

/** For whom a rule is judged; also the domain of the cause it finds. */
public enum Scope {
    /** One person in one meeting; the id is {@code {meetingId}/{participantId}}. */
    PARTICIPANT("participant-network"),
    MEETING("meeting"),
    RELAY("relay"),
    REGION("region"),
    LINK("site-link"),
    DEVICE("device"),
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
            case PARTICIPANT -> wider != PARTICIPANT && wider != LINK && wider != DEVICE;
            case RELAY -> wider == REGION || wider == PLATFORM;
            case MEETING, REGION, LINK, DEVICE -> wider == PLATFORM;
            case PLATFORM -> false;
        };
    }
}
