package dev.evenkeel.contracts.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did or tried. Names, e-mail addresses, passwords and tokens are never in
 * it: people appear as account ids.
 *
 * @param actor account id of who did it; {@code anonymous} when nobody was signed in
 * @param action what was done, for example {@code account.signed-in}
 * @param subject what it was done to, for example an account id; absent when that is unknown
 * @param address network address it came from; absent when the service did it by itself
 * @param detail what else an auditor wants to know, in a few words
 */
public record AuditEntry(
        String actor,
        String action,
        @Nullable String subject,
        Outcome outcome,
        @Nullable String address,
        @Nullable String detail,
        Instant at) {

    /** Whether it was granted. */
    public enum Outcome {
        @JsonProperty("granted")
        GRANTED,
        @JsonProperty("refused")
        REFUSED
    }
}
