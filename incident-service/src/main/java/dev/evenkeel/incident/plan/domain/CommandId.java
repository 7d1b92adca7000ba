package dev.evenkeel.incident.plan.domain;

import dev.evenkeel.contracts.failover.FailoverCommand;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The identity of a command, the same however often it is decided: a name-based UUID of version 5
 * (RFC 9562 section 5.5) over incident, meeting, epoch, action and, for a repetition at the same
 * epoch, the attempt.
 */
public final class CommandId {
    private static final UUID NAMESPACE = UUID.fromString("6f1b2a0e-6a55-4b0c-9d0a-3f6c1a7e5b21");

    private static final int MOST_ATTEMPTS = 50;

    private CommandId() {}

    public static String of(
            String incidentId,
            String meetingId,
            long epoch,
            FailoverCommand.Action action,
            int attempt) {
        String name = incidentId + "|" + meetingId + "|" + epoch + "|" + action;
        return uuid5(attempt == 1 ? name : name + "|" + attempt).toString();
    }

    /**
     * Whether it is that of a command of this incident, at one of the attempts that may be made.
     */
    public static boolean isOf(String commandId, String incidentId, String meetingId, long epoch) {
        return Arrays.stream(FailoverCommand.Action.values())
                .anyMatch(action ->
                        IntStream.rangeClosed(1, MOST_ATTEMPTS)
                                .mapToObj(attempt ->
                                        of(incidentId, meetingId, epoch, action, attempt))
                                .anyMatch(commandId::equals));
    }

    private static UUID uuid5(String name) {
        byte[] hash =
                sha1().digest(
                                ByteBuffer.allocate(16 + 4 * name.length())
                                        .putLong(NAMESPACE.getMostSignificantBits())
                                        .putLong(NAMESPACE.getLeastSignificantBits())
                                        .put(name.getBytes(StandardCharsets.UTF_8))
                                        .array());
        ByteBuffer bits = ByteBuffer.wrap(hash);
        long most = (bits.getLong() & ~0xF000L) | 0x5000L;
        long least = (bits.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
