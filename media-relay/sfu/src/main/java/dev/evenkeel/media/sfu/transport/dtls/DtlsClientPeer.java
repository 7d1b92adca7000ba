package dev.evenkeel.media.sfu.transport.dtls;

import dev.evenkeel.media.sfu.transport.srtp.SrtpKeys;
import dev.evenkeel.media.sfu.transport.srtp.SrtpProfile;
import java.io.IOException;
import java.util.Hashtable;
import java.util.List;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.jspecify.annotations.Nullable;

/**
 * The other side of a handshake: the relay meets it when it warms up, tests and load tools when
 * they play a browser.
 */
final class DtlsClientPeer extends DefaultTlsClient implements DtlsKeySource {
    private final DtlsIdentity identity;
    private final CertificateFingerprint serverFingerprint;
    private final List<SrtpProfile> offered;
    private @Nullable SrtpProfile profile;
    private @Nullable SrtpKeys keys;

    DtlsClientPeer(
            DtlsIdentity identity,
            CertificateFingerprint serverFingerprint,
            List<SrtpProfile> offered) {
        super(DtlsPeers.CRYPTO);
        this.identity = identity;
        this.serverFingerprint = serverFingerprint;
        this.offered = offered;
    }

    @Override
    public @Nullable SrtpKeys keys() {
        return keys;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.DTLSv12.only();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return DtlsPeers.cipherSuites();
    }

    @Override
    public int getHandshakeTimeoutMillis() {
        return DtlsPeers.HANDSHAKE_MILLIS;
    }

    @Override
    public int getHandshakeResendTimeMillis() {
        return DtlsPeers.RESEND_MILLIS;
    }

    @Override
    @SuppressWarnings("rawtypes") // Bouncy Castle's signature
    public Hashtable getClientExtensions() throws IOException {
        Hashtable extensions = super.getClientExtensions();
        int[] ids = offered.stream().mapToInt(SrtpProfile::id).toArray();
        if (ids.length > 0) {
            TlsSRTPUtils.addUseSRTPExtension(
                    extensions, new UseSRTPData(ids, TlsUtils.EMPTY_BYTES));
        }
        return extensions;
    }

    @Override
    @SuppressWarnings("rawtypes") // Bouncy Castle's signature
    public void processServerExtensions(Hashtable extensions) throws IOException {
        super.processServerExtensions(extensions);
        UseSRTPData chosen = TlsSRTPUtils.getUseSRTPExtension(extensions);
        if (chosen != null) {
            profile = SrtpProfile.choose(chosen.getProtectionProfiles());
        }
    }

    @Override
    public TlsAuthentication getAuthentication() {
        return new TlsAuthentication() {
            @Override
            public void notifyServerCertificate(TlsServerCertificate server) throws IOException {
                DtlsPeers.verify(server.getCertificate(), serverFingerprint);
            }

            @Override
            public TlsCredentials getClientCredentials(CertificateRequest request)
                    throws IOException {
                return DtlsPeers.credentials(context, identity);
            }
        };
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        keys = DtlsPeers.exportKeys(context, profile);
    }
}
