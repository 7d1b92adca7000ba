package dev.evenkeel.recording.archive;

import java.time.Instant;

/**
 * How a manifest ends, signed: whoever cuts lines off would have to make a signature.
 *
 * @param lines how many there are
 * @param sha256 of the last one
 * @param signature ECDSA on P-256 with SHA-256 over the rest, base64
 */
public record Head(String recordingId, long lines, String sha256, Instant at, String signature) {

    /** What is signed. */
    byte[] signed() {
        return ManifestJson.write(new Head(recordingId, lines, sha256, at, ""));
    }
}
