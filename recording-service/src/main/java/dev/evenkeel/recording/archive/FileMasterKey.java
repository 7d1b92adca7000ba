package dev.evenkeel.recording.archive;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** A master key from a file, which a secret of Kubernetes is, too, once it is mounted. */
public final class FileMasterKey implements MasterKey {
    private static final int BYTES = 32;

    private final Aead aead;

    private FileMasterKey(Aead aead) {
        this.aead = aead;
    }

    /**
     * Reads base64 of 32 bytes.
     *
     * @throws IllegalArgumentException when the file holds something else
     */
    public static FileMasterKey read(Path file) {
        try {
            byte[] bytes = Base64.getDecoder().decode(Files.readString(file).strip());
            if (bytes.length != BYTES) {
                throw new IllegalArgumentException(
                        "%s must hold base64 of 32 bytes, not of %d".formatted(file, bytes.length));
            }
            return of(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the master key " + file, e);
        }
    }

    @AccessesPartialKey
    static FileMasterKey of(byte[] bytes) {
        try {
            AeadConfig.register();
            AesGcmParameters parameters =
                    AesGcmParameters.builder()
                            .setKeySizeBytes(BYTES)
                            .setIvSizeBytes(12)
                            .setTagSizeBytes(16)
                            .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                            .build();
            AesGcmKey key =
                    AesGcmKey.builder()
                            .setParameters(parameters)
                            .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                            .build();
            KeysetHandle handle =
                    KeysetHandle.newBuilder()
                            .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                            .build();
            return new FileMasterKey(handle.getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink has AES-GCM", e);
        }
    }

    @Override
    public byte[] wrap(byte[] key, String recordingId) throws GeneralSecurityException {
        return aead.encrypt(key, recordingId.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public byte[] unwrap(byte[] wrapped, String recordingId) throws GeneralSecurityException {
        return aead.decrypt(wrapped, recordingId.getBytes(StandardCharsets.UTF_8));
    }
}
