package dev.evenkeel.platform.token;

/** Whom a token is for: the values of {@code aud}. */
public final class Audiences {
    /** A relay's media API, presented by a participant. */
    public static final String RELAY = "relay";

    /** telemetry-ingest, presented by a participant, a device or a site. */
    public static final String TELEMETRY = "telemetry";

    /** A relay's control API, presented by room-service. */
    public static final String RELAY_CONTROL = "relay-control";

    /** incident-service's console, presented by an operator's browser. */
    public static final String CONSOLE = "console";

    /** recording-service, presented by who was in a recorded meeting or has a link. */
    public static final String RECORDING = "recording";

    private Audiences() {}
}
