package dev.evenkeel.recording.archive;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * The key of one recording: Tink's streaming AEAD, AES-256-GCM-HKDF in pieces of 4 KB. What is
 * encrypted is bound to its place: it can't be read under another name.
 */
public final class RecordingKey {
    /** Its length, a salt as long as a key, and the prefix of the nonces. */
    private static final long HEADER = 1 + 32 + 7;

    private static final long SEGMENT = 4_096;
    private static final long TAG = 16;

    private final KeysetHandle handle;
    private final StreamingAead aead;

    private RecordingKey(KeysetHandle handle) throws GeneralSecurityException {
        this.handle = handle;
        this.aead = handle.getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
    }

    static RecordingKey generate() {
        try {
            StreamingAeadConfig.register();
            return new RecordingKey(
                    KeysetHandle.generateNew(
                            PredefinedStreamingAeadParameters.AES256_GCM_HKDF_4KB));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink has streaming AEAD", e);
        }
    }

    static RecordingKey unwrap(byte[] wrapped, MasterKey master, String recordingId)
            throws GeneralSecurityException {
        StreamingAeadConfig.register();
        byte[] keyset = master.unwrap(wrapped, recordingId);
        return new RecordingKey(
                TinkProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get()));
    }

    byte[] wrapped(MasterKey master, String recordingId) throws StoreUnavailableException {
        try {
            return master.wrap(
                    TinkProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get()),
                    recordingId);
        } catch (GeneralSecurityException e) {
            throw new StoreUnavailableException("the master key does not wrap: " + e, e);
        }
    }

    /**
     * @param place where it is kept: the recording and the file
     */
    byte[] encrypt(byte[] plain, String place) throws IOException {
        ByteArrayOutputStream encrypted = new ByteArrayOutputStream(plain.length + 1_024);
        try (OutputStream out = encrypting(encrypted, place)) {
            out.write(plain);
        }
        return encrypted.toByteArray();
    }

    /**
     * How long something is once it is encrypted: Tink's streaming AEAD puts a header before it,
     * and a tag behind each segment of 4 KiB.
     *
     * @param length of what is not encrypted, in bytes
     */
    public static long encryptedLength(long length) {
        long withHeader = HEADER + length;
        return withHeader + TAG * Math.ceilDiv(withHeader, SEGMENT - TAG);
    }

    /** The same for what is too long to be in memory; closing it completes it. */
    OutputStream encrypting(OutputStream to, String place) throws IOException {
        try {
            return aead.newEncryptingStream(to, place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key cannot encrypt", e);
        }
    }

    /** Any part of what was encrypted for this place. */
    SeekableByteChannel decrypting(SeekableByteChannel from, String place) throws IOException {
        try {
            return aead.newSeekableDecryptingChannel(from, place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IOException("not encrypted with this key for this place", e);
        }
    }

    /** Fails with an {@link IOException} for anything that was not encrypted for this place. */
    byte[] decrypt(byte[] encrypted, String place) throws IOException {
        try (InputStream in =
                aead.newDecryptingStream(
                        new ByteArrayInputStream(encrypted),
                        place.getBytes(StandardCharsets.UTF_8))) {
            return in.readAllBytes();
        } catch (GeneralSecurityException e) {
            throw new IOException("not encrypted with this key for this place", e);
        }
    }
}
