package dev.evenkeel.room.account.passkey;

import dev.evenkeel.room.account.domain.Ceremony;
import dev.evenkeel.room.account.domain.RelyingParty;
import java.util.List;

/**
 * What a page hands to {@code PublicKeyCredential.parseRequestOptionsFromJSON} (WebAuthn section
 * 5.1.10). Names no credential: the authenticator knows which it has.
 */
public record RequestOptions(
        String challenge,
        String rpId,
        long timeout,
        String userVerification,
        List<CreationOptions.Descriptor> allowCredentials) {

    static RequestOptions of(String challenge, RelyingParty party) {
        return new RequestOptions(
                challenge, party.id(), Ceremony.LIFE.toMillis(), "required", List.of());
    }
}
