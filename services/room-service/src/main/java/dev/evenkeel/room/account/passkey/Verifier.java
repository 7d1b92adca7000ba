package dev.evenkeel.room.account.passkey;

import com.fasterxml.jackson.databind.JsonNode;
import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.VerificationException;
import dev.evenkeel.room.account.domain.Bytes;
import dev.evenkeel.room.account.domain.Passkey;
import dev.evenkeel.room.account.domain.RelyingParty;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers of authenticators, read and judged (WebAuthn sections 7.1 and 7.2). */
@Singleton
class Verifier {
    private static final boolean VERIFIED = true;

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager =
            WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter attested =
            new AttestedCredentialDataConverter(converter);

    /** What came of an assertion. */
    sealed interface Verdict {
        /** It is the passkey, and who holds it. */
        record Right(long signCount, boolean isBackedUp) implements Verdict {}

        record Wrong(String why) implements Verdict {}

        /** The counter went back: somebody may have a copy (section 6.1.1). */
        record Cloned() implements Verdict {}
    }

    /** A new credential. */
    record Attested(
            String credentialId,
            Bytes data,
            long signCount,
            List<String> transports,
            boolean isBackupEligible,
            boolean isBackedUp) {}

    /** Reads what {@code create()} gave; nothing when it is something else. */
    Optional<RegistrationData> registration(@Nullable JsonNode credential) {
        return read(credential, manager::parseRegistrationResponseJSON)
                .filter(data -> data.getCollectedClientData() != null);
    }

    /** Reads what {@code get()} gave; nothing when it is something else. */
    Optional<AuthenticationData> authentication(@Nullable JsonNode credential) {
        return read(credential, manager::parseAuthenticationResponseJSON)
                .filter(data -> data.getCollectedClientData() != null);
    }

    private interface Reading<T> {
        T read(String json);
    }

    /** The library takes what is missing for there. */
    private static <T> Optional<T> read(@Nullable JsonNode credential, Reading<T> reading) {
        if (credential == null || !credential.path("response").isObject()) {
            return Optional.empty();
        }
        try {
            return Optional.of(reading.read(credential.toString()));
        } catch (DataConversionException | IllegalArgumentException | NullPointerException notOne) {
            return Optional.empty();
        }
    }

    /** The challenge the browser says it answers, base64url. */
    static String challenge(@Nullable CollectedClientData data) {
        return encode(Objects.requireNonNull(data).getChallenge().getValue());
    }

    static String encode(byte @Nullable [] bytes) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(bytes == null ? new byte[0] : bytes);
    }

    /** The credential; nothing when it was not rightly made for us. */
    Optional<Attested> register(RegistrationData data, RelyingParty party) {
        try {
            manager.verify(
                    data,
                    new RegistrationParameters(
                            property(party, challenge(data.getCollectedClientData())),
                            null,
                            VERIFIED));
        } catch (VerificationException wrong) {
            return Optional.empty();
        }
        var made = Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
        var credential = Objects.requireNonNull(made.getAttestedCredentialData());
        return Optional.of(
                new Attested(
                        encode(credential.getCredentialId()),
                        Bytes.of(attested.convert(credential)),
                        made.getSignCount(),
                        transports(data),
                        made.isFlagBE(),
                        made.isFlagBS()));
    }

    Verdict authenticate(AuthenticationData data, Passkey passkey, RelyingParty party) {
        try {
            manager.verify(
                    data,
                    new AuthenticationParameters(
                            property(party, challenge(data.getCollectedClientData())),
                            record(passkey),
                            null,
                            VERIFIED));
        } catch (MaliciousCounterValueException copied) {
            return new Verdict.Cloned();
        } catch (VerificationException wrong) {
            return new Verdict.Wrong(wrong.getClass().getSimpleName());
        }
        AuthenticatorData<?> shown = Objects.requireNonNull(data.getAuthenticatorData());
        return new Verdict.Right(shown.getSignCount(), shown.isFlagBS());
    }

    /** That the challenge is ours, and is used once, is seen to before. */
    private static ServerProperty property(RelyingParty party, String challenge) {
        return ServerProperty.builder()
                .origins(party.origins().stream().map(Origin::new).collect(Collectors.toSet()))
                .rpId(party.id())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    private CredentialRecordImpl record(Passkey passkey) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                passkey.isBackupEligible(),
                passkey.isBackedUp(),
                passkey.signCount(),
                attested.convert(passkey.attested().toArray()),
                null,
                null,
                null,
                null);
    }

    private static List<String> transports(RegistrationData data) {
        var transports = data.getTransports();
        return transports == null
                ? List.of()
                : transports.stream().map(AuthenticatorTransport::getValue).sorted().toList();
    }
}
