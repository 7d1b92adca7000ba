package dev.evenkeel.recording.capture;

import dev.evenkeel.platform.token.KeyFiles;
import dev.evenkeel.platform.token.TokenIssuer;
import dev.evenkeel.recording.RecordingConfig;
import dev.evenkeel.recording.archive.HeadSigner;
import dev.evenkeel.recording.archive.MasterKey;
import dev.evenkeel.recording.archive.MasterKeySettings;
import dev.evenkeel.recording.tap.RenewedToken;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The keys of this service. A file that can't be used stops it at its start. */
@Startup
@Singleton
public class RecorderKeys {
    private static final String SERVICE = "recording-service";

    private final TokenIssuer issuer;
    private final RenewedToken relayToken;
    private final HeadSigner signer;
    private final PublicKey publicKey;
    private final MasterKey master;

    @Inject
    RecorderKeys(
            @ConfigProperty(name = "evenkeel.tokens.private-key-file") Path privateKeyFile,
            @ConfigProperty(name = "evenkeel.tokens.public-key-file") Path publicKeyFile,
            RecordingConfig config,
            Clock clock) {
        this.issuer = new TokenIssuer(KeyFiles.readPrivate(privateKeyFile), clock);
        this.relayToken =
                new RenewedToken(
                        () -> issuer.relayControl(SERVICE, null),
                        TokenIssuer.RELAY_CONTROL_LIFE,
                        clock);
        this.signer = new HeadSigner(KeyFiles.readPrivate(privateKeyFile));
        this.publicKey = KeyFiles.readPublic(publicKeyFile);
        this.master = MasterKeySettings.of(config).open();
    }

    /** For the control API of relays. */
    String relayToken() {
        return relayToken.get();
    }

    /** For whoever came in by a link. */
    public String shareToken(String linkId, Duration life) {
        return issuer.recordingShare(linkId, life);
    }

    public HeadSigner signer() {
        return signer;
    }

    /** What heads are verified with. */
    public PublicKey publicKey() {
        return publicKey;
    }

    public MasterKey master() {
        return master;
    }
}
