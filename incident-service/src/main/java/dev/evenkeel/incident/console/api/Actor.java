package dev.evenkeel.incident.console.api;

import jakarta.ws.rs.container.ContainerRequestContext;

/** Who makes a request, by account. */
public final class Actor {
    private static final String PROPERTY = "evenkeel.account";

    private Actor() {}

    /** The account id; {@code anonymous} where the console is open to everybody. */
    public static String of(ContainerRequestContext request) {
        Object account = request.getProperty(PROPERTY);
        return account == null ? "anonymous" : account.toString();
    }

    static void is(ContainerRequestContext request, String account) {
        request.setProperty(PROPERTY, account);
    }
}
