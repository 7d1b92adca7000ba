package dev.evenkeel.room.account.domain;

import java.util.Set;

/**
 * Whom passkeys are for.
 *
 * @param id a domain (WebAuthn section 5.1.2), for ever: passkeys of another are of no use here
 * @param origins of the pages that may use them
 */
public record RelyingParty(String id, Set<String> origins) {
    public RelyingParty {
        origins = Set.copyOf(origins);
    }
}
