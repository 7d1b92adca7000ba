package dev.evenkeel.room.account.passkey;

import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import dev.evenkeel.room.account.domain.Account;
import dev.evenkeel.room.account.domain.Ceremony;
import dev.evenkeel.room.account.domain.Passkey;
import dev.evenkeel.room.account.domain.RelyingParty;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * What a page hands to {@code PublicKeyCredential.parseCreationOptionsFromJSON} (WebAuthn section
 * 5.1.8).
 */
public record CreationOptions(
        String challenge,
        Party rp,
        User user,
        List<Parameters> pubKeyCredParams,
        long timeout,
        Selection authenticatorSelection,
        String attestation,
        List<Descriptor> excludeCredentials) {
    private static final String NAME = "Evenkeel";

    /** EdDSA, ES256 and RS256: what browsers ask for (section 5.4, note). */
    private static final List<Parameters> ALGORITHMS =
            List.of(
                    Parameters.of(COSEAlgorithmIdentifier.EdDSA),
                    Parameters.of(COSEAlgorithmIdentifier.ES256),
                    Parameters.of(COSEAlgorithmIdentifier.RS256));

    /** Relying party entity. */
    public record Party(String id, String name) {}

    /** User entity. */
    public record User(String id, String name, String displayName) {
        /** The id is the account's, which says nothing of the person (section 14.6.1). */
        static User of(Account account) {
            return new User(handle(account.accountId()), account.email(), account.name());
        }
    }

    /** A kind of key. */
    public record Parameters(String type, long alg) {
        static Parameters of(COSEAlgorithmIdentifier algorithm) {
            return new Parameters("public-key", algorithm.getValue());
        }
    }

    /** Discoverable, and the authenticator makes sure who is there. */
    public record Selection(
            String residentKey, boolean requireResidentKey, String userVerification) {}

    /** A credential that is there. */
    public record Descriptor(String type, String id, List<String> transports) {
        static Descriptor of(Passkey passkey) {
            return new Descriptor("public-key", passkey.credentialId(), passkey.transports());
        }
    }

    static CreationOptions of(
            String challenge, RelyingParty party, Account account, List<Passkey> there) {
        return new CreationOptions(
                challenge,
                new Party(party.id(), NAME),
                User.of(account),
                ALGORITHMS,
                Ceremony.LIFE.toMillis(),
                new Selection("required", true, "required"),
                "none",
                there.stream().map(Descriptor::of).toList());
    }

    /** What authenticators keep of an account, base64url. */
    static String handle(String accountId) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(accountId.getBytes(StandardCharsets.UTF_8));
    }
}
