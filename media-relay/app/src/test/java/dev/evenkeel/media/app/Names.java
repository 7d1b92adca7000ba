package dev.evenkeel.media.app;

import dev.evenkeel.platform.id.Identifiers;
import java.security.SecureRandom;
import java.time.Clock;

/** Fresh names, so that tests share a relay and topics without meeting each other. */
public final class Names {
    private static final Identifiers IDENTIFIERS =
            new Identifiers(new SecureRandom(), Clock.systemUTC());

    private Names() {}

    public static String meeting() {
        return IDENTIFIERS.meetingId();
    }

    public static String participant() {
        return IDENTIFIERS.participantId();
    }
}
