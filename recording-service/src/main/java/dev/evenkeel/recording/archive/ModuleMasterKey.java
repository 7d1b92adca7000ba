package dev.evenkeel.recording.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Security;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A master key that stays in a hardware security module or a key management service, reached by
 * PKCS #11 (OASIS, version 2.40), which their makers have libraries for.
 */
public final class ModuleMasterKey implements MasterKey {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Settings settings;
    private final Provider provider;
    private final SecureRandom random = new SecureRandom();
    private volatile SecretKey key;

    /**
     * Which key, where.
     *
     * @param library the maker's PKCS #11 library
     * @param slot its place in the library's list of slots, from 0
     * @param pinFile file with the PIN of the user
     * @param label of the key ({@code CKA_LABEL}): AES with 256 bits that may encrypt and decrypt
     */
    public record Settings(Path library, int slot, Path pinFile, String label) {}

    private ModuleMasterKey(Settings settings, Provider provider, SecretKey key) {
        this.settings = settings;
        this.provider = provider;
        this.key = key;
    }

    /**
     * Opens the module.
     *
     * @throws IllegalArgumentException when it, its user or the key cannot be used; says which
     */
    public static ModuleMasterKey open(Settings settings) {
        try {
            Provider provider =
                    Security.getProvider("SunPKCS11")
                            .configure(
                                    "--name=evenkeel-%d\nlibrary=%s\nslotListIndex=%d\n"
                                            .formatted(
                                                    settings.slot(),
                                                    settings.library(),
                                                    settings.slot()));
            return new ModuleMasterKey(settings, provider, find(settings, provider));
        } catch (GeneralSecurityException | IOException | ProviderException e) {
            throw new IllegalArgumentException(
                    "the key \"%s\" of the module behind %s, slot %d, cannot be used: %s"
                            .formatted(
                                    settings.label(),
                                    settings.library(),
                                    settings.slot(),
                                    cause(e).getMessage()),
                    e);
        }
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : cause(cause);
    }

    private static SecretKey find(Settings settings, Provider provider)
            throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS11", provider);
        keys.load(null, Files.readString(settings.pinFile()).strip().toCharArray());
        Key found = keys.getKey(settings.label(), null);
        if (found instanceof SecretKey secret && secret.getAlgorithm().equals("AES")) {
            return secret;
        }
        throw new UnrecoverableKeyException("there is no AES key of that label");
    }

    @Override
    public byte[] wrap(byte[] plain, String recordingId) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] encrypted =
                asked(() -> cipher(Cipher.ENCRYPT_MODE, nonce, recordingId).doFinal(plain));
        return ByteBuffer.allocate(NONCE + encrypted.length).put(nonce).put(encrypted).array();
    }

    @Override
    public byte[] unwrap(byte[] wrapped, String recordingId) throws GeneralSecurityException {
        if (wrapped.length < NONCE + TAG_BITS / 8) {
            throw new GeneralSecurityException(
                    "not a wrapped key: %d bytes".formatted(wrapped.length));
        }
        byte[] nonce = Arrays.copyOf(wrapped, NONCE);
        return asked(() ->
                cipher(Cipher.DECRYPT_MODE, nonce, recordingId)
                        .doFinal(wrapped, NONCE, wrapped.length - NONCE));
    }

    private Cipher cipher(int mode, byte[] nonce, String recordingId)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER, provider);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(recordingId.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private interface Question {
        byte[] ask() throws GeneralSecurityException;
    }

    /**
     * A module that was away has forgotten its user and every session: once more, from the start.
     */
    private byte[] asked(Question question) throws GeneralSecurityException {
        try {
            return question.ask();
        } catch (ProviderException e) {
            try {
                key = find(settings, provider);
                return question.ask();
            } catch (IOException | ProviderException again) {
                again.addSuppressed(e);
                throw new GeneralSecurityException("the module does not answer", again);
            }
        }
    }
}
