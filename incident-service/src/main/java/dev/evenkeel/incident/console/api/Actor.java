package dev.evenkeel.incident.console.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import java.util.stream.Collectors;

/** Who makes a request, by account. */
public final class Actor {
    private static final String PROPERTY = "evenkeel.account";
    private static final String ROLES = "evenkeel.roles";

    private Actor() {}

    /** The account id; {@code anonymous} where the console is open to everybody. */
    public static String of(ContainerRequestContext request) {
        Object account = request.getProperty(PROPERTY);
        return account == null ? "anonymous" : account.toString();
    }

    /** What the account may do; everything where the console is open to everybody. */
    public static Set<String> roles(ContainerRequestContext request) {
        return request.getProperty(ROLES) instanceof Set<?> roles
                ? roles.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
                : Set.of("operator", "admin");
    }

    static void is(ContainerRequestContext request, String account, Set<String> roles) {
        request.setProperty(PROPERTY, account);
        request.setProperty(ROLES, roles);
    }
}
