package dev.evenkeel.room.account.oidc;

import dev.evenkeel.room.account.Visit;
import io.smallrye.mutiny.Uni;
import java.util.Set;

/** Who takes what a provider says about groups. */
public interface GroupClaims {

    /**
     * Memberships by this provider's word become what its claim says.
     *
     * @param values of the claim
     */
    Uni<Void> follow(String accountId, String provider, Set<String> values, Visit visit);
}
