package dev.evenkeel.room.control;

import dev.evenkeel.room.domain.MeetingCeiling;
import dev.evenkeel.room.domain.Placement;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Something a relay is to be told. */
sealed interface Call {

    /** Sends it. */
    Uni<Void> send(RelayControlApi relay, String authorization);

    /** Whether it is still true. */
    default boolean isWanted() {
        return true;
    }

    /**
     * Whether {@link #isWanted} ends it some day, so that a relay may be told as long as it takes.
     */
    default boolean holdsUntilOvertaken() {
        return false;
    }

    /**
     * @param ceiling of the meeting, as it is when it is sent
     * @param bridges addresses of the relays, as known when it is sent
     * @param isNewest whether the meeting has no newer placement
     */
    record Place(
            String meetingId,
            Placement placement,
            Supplier<MeetingCeiling> ceiling,
            Supplier<Map<String, String>> bridges,
            BooleanSupplier isNewest)
            implements Call {

        @Override
        public Uni<Void> send(RelayControlApi relay, String authorization) {
            return relay.place(
                    meetingId,
                    authorization,
                    RelayControlApi.Order.of(
                            placement,
                            bridges.get(),
                            RelayControlApi.CeilingOrder.of(ceiling.get()).orElse(null)));
        }

        @Override
        public boolean isWanted() {
            return isNewest.getAsBoolean();
        }

        @Override
        public boolean holdsUntilOvertaken() {
            return true;
        }
    }

    record Remove(String meetingId, String participantId) implements Call {
        @Override
        public Uni<Void> send(RelayControlApi relay, String authorization) {
            return relay.remove(meetingId, participantId, authorization);
        }
    }

    record EndSession(String sessionId) implements Call {
        @Override
        public Uni<Void> send(RelayControlApi relay, String authorization) {
            return relay.endSession(sessionId, authorization);
        }
    }

    record End(String meetingId) implements Call {
        @Override
        public Uni<Void> send(RelayControlApi relay, String authorization) {
            return relay.end(meetingId, authorization);
        }
    }
}
