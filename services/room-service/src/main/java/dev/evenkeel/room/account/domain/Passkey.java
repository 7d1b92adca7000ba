package dev.evenkeel.room.account.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A discoverable credential of an account (WebAuthn Level 3).
 *
 * @param credentialId base64url, as the authenticator drew it
 * @param attested attested credential data (section 6.5.1): the public key is in it
 * @param signCount the highest signature counter seen; 0 where the authenticator does not count
 * @param transports how browsers reach the authenticator, as they said
 * @param isBackupEligible whether it may be synchronised between devices; never changes
 * @param isBackedUp whether it is
 * @param usedAt when somebody signed in with it last
 */
public record Passkey(
        UUID passkeyId,
        String accountId,
        String name,
        String credentialId,
        Bytes attested,
        long signCount,
        List<String> transports,
        boolean isBackupEligible,
        boolean isBackedUp,
        Instant createdAt,
        @Nullable Instant usedAt) {
    /** An account has no more than so many. */
    public static final int MOST = 20;

    public Passkey {
        transports = List.copyOf(transports);
    }
}
