package dev.evenkeel.recording.archive;

import java.security.GeneralSecurityException;
import java.util.List;

/** The master key of today, and those of before, which only unwrap. */
record MasterKeyRing(MasterKey current, List<MasterKey> former) implements MasterKey {
    MasterKeyRing {
        former = List.copyOf(former);
    }

    @Override
    public byte[] wrap(byte[] key, String recordingId) throws GeneralSecurityException {
        return current.wrap(key, recordingId);
    }

    @Override
    public byte[] unwrap(byte[] wrapped, String recordingId) throws GeneralSecurityException {
        try {
            return current.unwrap(wrapped, recordingId);
        } catch (GeneralSecurityException e) {
            return unwrapFormer(wrapped, recordingId, e);
        }
    }

    private byte[] unwrapFormer(
            byte[] wrapped, String recordingId, GeneralSecurityException byCurrent)
            throws GeneralSecurityException {
        for (MasterKey key : former) {
            try {
                return key.unwrap(wrapped, recordingId);
            } catch (GeneralSecurityException e) {
                byCurrent.addSuppressed(e);
            }
        }
        throw byCurrent;
    }
}
