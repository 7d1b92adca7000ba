package dev.evenkeel.room.domain;

import dev.evenkeel.contracts.failover.FailoverCommand;
import dev.evenkeel.contracts.failover.FailoverOutcome;
import dev.evenkeel.contracts.failover.FailoverOutcome.Result;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What becomes of a failover command, given where the meeting runs at that moment. */
public final class CommandRules {
    private CommandRules() {}

    /**
     * The result, and the move when it is {@code applied} (still to be won by compare-and-set).
     *
     * @param detail one sentence for people
     */
    public record Verdict(Result result, String detail, @Nullable Move move) {

        private static Verdict no(Result result, String detail) {
            return new Verdict(result, detail, null);
        }

        private static Verdict move(Move move, String detail) {
            return new Verdict(Result.APPLIED, detail, move);
        }
    }

    /**
     * @param placement {@code null} when the meeting is over or never was
     */
    public static Verdict judge(
            FailoverCommand command, @Nullable Placement placement, Placing placing) {
        if (placing.now().isAfter(command.expiresAt())) {
            return Verdict.no(Result.EXPIRED, "the command expired at " + command.expiresAt());
        } else if (placement == null) {
            return Verdict.no(Result.NOT_NEEDED, "the meeting is not open");
        } else if (placement.epoch() != command.expectedEpoch()) {
            return Verdict.no(
                    Result.STALE_EPOCH,
                    "the meeting is in epoch %d, not %d"
                            .formatted(placement.epoch(), command.expectedEpoch()));
        }
        return switch (command.action()) {
            case PROMOTE_STANDBY -> promote(command, placement, placing);
            case MOVE_MEETING -> leave(command, placement, placing);
            case REPLACE_STANDBY -> replace(command, placement, placing);
        };
    }

    /** The answer to a command. */
    public static FailoverOutcome outcome(
            FailoverCommand command, Verdict verdict, @Nullable Placement after, Instant now) {
        return new FailoverOutcome(
                command.commandId(),
                command.meetingId(),
                command.incidentId(),
                verdict.result(),
                after == null ? 0 : after.epoch(),
                after == null ? null : after.first().primary().relayId(),
                after == null ? null : after.first().standbyId(),
                verdict.detail(),
                now);
    }

    private static Verdict promote(FailoverCommand command, Placement placement, Placing placing) {
        if (!isPrimary(command, placement)) {
            return Verdict.no(Result.NOT_NEEDED, notPrimary(command));
        }
        return placing.promote(placement, command.avoidRelayId())
                .filter(move -> !isPrimary(command, move.pairs()))
                .map(move ->
                        Verdict.move(move, instead(command, placement, move) + " is primary now"))
                .orElseGet(CommandRules::noRelay);
    }

    private static Verdict leave(FailoverCommand command, Placement placement, Placing placing) {
        if (!isPrimary(command, placement)) {
            return Verdict.no(Result.NOT_NEEDED, notPrimary(command));
        }
        return placing.leave(placement, command.avoidRelayId())
                .map(move -> Verdict.move(move, "moved to " + instead(command, placement, move)))
                .orElseGet(CommandRules::noRelay);
    }

    private static Verdict replace(FailoverCommand command, Placement placement, Placing placing) {
        String lost = command.avoidRelayId();
        return placing.replaceStandby(placement, lost)
                .map(move -> {
                    String standbys =
                            inPlaceOf(
                                    pair -> pair.isStandby(lost),
                                    pair ->
                                            Objects.requireNonNullElse(
                                                    pair.standbyId(), "no relay"),
                                    placement,
                                    move);
                    return Verdict.move(move, standbys + " is standby now");
                })
                .orElseGet(() ->
                        Verdict.no(Result.NOT_NEEDED, lost + " is not the standby of the meeting"));
    }

    private static boolean isPrimary(FailoverCommand command, Placement placement) {
        return isPrimary(command, placement.pairs());
    }

    private static boolean isPrimary(FailoverCommand command, List<Pair> pairs) {
        return pairs.stream().anyMatch(pair -> pair.isPrimary(command.avoidRelayId()));
    }

    /** The primaries in the place of the one that is avoided. */
    private static String instead(FailoverCommand command, Placement before, Move move) {
        return inPlaceOf(
                pair -> pair.isPrimary(command.avoidRelayId()),
                pair -> pair.primary().relayId(),
                before,
                move);
    }

    /** What the pairs that are concerned have now. */
    private static String inPlaceOf(
            Predicate<Pair> concerned, Function<Pair, String> now, Placement before, Move move) {
        return IntStream.range(0, before.pairs().size())
                .filter(i -> concerned.test(before.pairs().get(i)))
                .mapToObj(i -> now.apply(move.pairs().get(i)))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String notPrimary(FailoverCommand command) {
        return command.avoidRelayId() + " is not the primary of the meeting";
    }

    private static Verdict noRelay() {
        return Verdict.no(Result.NO_RELAY, "there is no other relay to go to");
    }
}
