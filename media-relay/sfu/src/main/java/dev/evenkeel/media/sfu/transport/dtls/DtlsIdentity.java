package dev.evenkeel.media.sfu.transport.dtls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Key and self-signed certificate of one end, ECDSA P-256 (RFC 8827 §6.5). Nobody checks the name
 * or the dates: what counts is the fingerprint in the session description.
 */
public final class DtlsIdentity {
    private static final X500Name NAME = new X500Name("CN=evenkeel");
    private static final Duration BACKDATED = Duration.ofDays(1);
    private static final Duration LIFE = Duration.ofDays(30);

    private final PrivateKey privateKey;
    private final byte[] certificate;
    private final CertificateFingerprint fingerprint;

    private DtlsIdentity(PrivateKey privateKey, byte[] certificate) {
        this.privateKey = privateKey;
        this.certificate = certificate;
        this.fingerprint = CertificateFingerprint.of(certificate);
    }

    /** Makes a new key and certificate, valid from a day before {@code now}. */
    public static DtlsIdentity selfSigned(Instant now) {
        try {
            SecureRandom random = new SecureRandom();
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair pair = generator.generateKeyPair();
            return new DtlsIdentity(pair.getPrivate(), certificate(pair, now, random));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("every JDK has ECDSA on P-256", e);
        }
    }

    private static byte[] certificate(KeyPair pair, Instant now, SecureRandom random)
            throws OperatorCreationException, IOException {
        var builder =
                new JcaX509v3CertificateBuilder(
                        NAME,
                        new BigInteger(64, random).add(BigInteger.ONE),
                        Date.from(now.minus(BACKDATED)),
                        Date.from(now.plus(LIFE)),
                        NAME,
                        pair.getPublic());
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
        return builder.build(signer).getEncoded();
    }

    /** SHA-256 fingerprint of the certificate. */
    public CertificateFingerprint fingerprint() {
        return fingerprint;
    }

    PrivateKey privateKey() {
        return privateKey;
    }

    /** DER. */
    byte[] certificate() {
        return certificate;
    }
}
