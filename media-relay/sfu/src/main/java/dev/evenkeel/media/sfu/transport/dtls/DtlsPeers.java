package dev.evenkeel.media.sfu.transport.dtls;

import dev.evenkeel.media.sfu.transport.srtp.SrtpKeys;
import dev.evenkeel.media.sfu.transport.srtp.SrtpProfile;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Vector;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;
import org.jspecify.annotations.Nullable;

/** What both ends of a WebRTC handshake have in common. */
final class DtlsPeers {
    /** Thread-safe; the JDK's providers are faster than Bouncy Castle's. */
    static final JcaTlsCrypto CRYPTO = new JcaTlsCryptoProvider().create(new SecureRandom());

    /** How long a handshake may take. */
    static final int HANDSHAKE_MILLIS = 10_000;

    /**
     * First retransmission; doubles each time (RFC 6347 §4.2.4), from the value that browsers begin
     * with.
     */
    static final int RESEND_MILLIS = 50;

    private DtlsPeers() {}

    static int[] cipherSuites() {
        return new int[] {
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
        };
    }

    static Vector<SignatureAndHashAlgorithm> signatureAlgorithms() {
        Vector<SignatureAndHashAlgorithm> algorithms = new Vector<>();
        algorithms.add(signature(SignatureAlgorithm.ecdsa));
        algorithms.add(SignatureAndHashAlgorithm.rsa_pss_rsae_sha256);
        algorithms.add(signature(SignatureAlgorithm.rsa));
        return algorithms;
    }

    private static SignatureAndHashAlgorithm signature(short algorithm) {
        return new SignatureAndHashAlgorithm(HashAlgorithm.sha256, algorithm);
    }

    static TlsCredentialedSigner credentials(TlsContext context, DtlsIdentity identity)
            throws IOException {
        TlsCertificate certificate = CRYPTO.createCertificate(identity.certificate());
        return new JcaDefaultTlsCredentialedSigner(
                new TlsCryptoParameters(context),
                CRYPTO,
                identity.privateKey(),
                new Certificate(new TlsCertificate[] {certificate}),
                signature(SignatureAlgorithm.ecdsa));
    }

    /**
     * Refuses a peer that does not present the certificate of its session description, RFC 5763 §5.
     */
    static void verify(@Nullable Certificate presented, CertificateFingerprint expected)
            throws IOException {
        if (presented == null || presented.isEmpty()) {
            throw new FingerprintMismatch("no certificate");
        }
        var actual = CertificateFingerprint.of(presented.getCertificateAt(0).getEncoded());
        if (!actual.equals(expected)) {
            throw new FingerprintMismatch("certificate of another fingerprint");
        }
    }

    static SrtpKeys exportKeys(TlsContext context, @Nullable SrtpProfile profile)
            throws IOException {
        if (profile == null) {
            throw new TlsFatalAlert(AlertDescription.internal_error);
        }
        int length = SrtpKeys.materialLength(profile);
        return new SrtpKeys(
                profile, context.exportKeyingMaterial(SrtpKeys.EXPORTER_LABEL, null, length));
    }

    /** The peer is not who signed the session description. */
    static final class FingerprintMismatch extends TlsFatalAlert {
        private static final long serialVersionUID = 1;

        FingerprintMismatch(String detail) {
            super(AlertDescription.bad_certificate, detail);
        }
    }
}
