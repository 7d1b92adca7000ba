package dev.evenkeel.recording.archive;

import java.security.GeneralSecurityException;
import java.util.List;

/**
 * Wraps the keys of recordings with AES-256-GCM, bound to the recording's id. What it wraps with
 * may be in a file or never leave a hardware security module. For many threads.
 */
public interface MasterKey {
    /** A key of 12 bytes of nonce, the encrypted key, and a tag of 16 bytes (RFC 5116 §3.2). */
    byte[] wrap(byte[] key, String recordingId) throws GeneralSecurityException;

    /** Fails for a key of another recording, of another master, or that was changed. */
    byte[] unwrap(byte[] wrapped, String recordingId) throws GeneralSecurityException;

    /**
     * Wraps with one, and unwraps what it or another wrapped before: while keys are changed, or a
     * file makes place for a security module.
     */
    static MasterKey of(MasterKey current, List<MasterKey> former) {
        return former.isEmpty() ? current : new MasterKeyRing(current, former);
    }
}
