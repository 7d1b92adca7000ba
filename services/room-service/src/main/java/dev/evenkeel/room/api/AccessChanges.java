package dev.evenkeel.room.api;

import dev.evenkeel.room.domain.AccessWish;
import dev.evenkeel.room.domain.DoorRules;
import dev.evenkeel.room.domain.Passcode;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.domain.Seating;
import dev.evenkeel.room.domain.Text;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.security.SecureRandom;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Turns what a host typed into a wish; a passcode is stretched away from the event loop. */
final class AccessChanges {
    private static final SecureRandom RANDOM = new SecureRandom();

    private AccessChanges() {}

    static Uni<Reply<AccessWish>> wish(ClientMessage.ChangeAccess typed) {
        String passcode = typed.passcode();
        if (passcode == null) {
            return done(wish(typed, null));
        } else if (passcode.isEmpty()) {
            return done(wish(typed, new AccessWish.NewPasscode(null)));
        }
        return switch (Text.passcode(passcode)) {
            case Reply.Refused<String>(var refusal) ->
                    Uni.createFrom().item(new Reply.Refused<>(refusal));
            case Reply.Done<String>(String fit) ->
                    Uni.createFrom()
                            .item(() -> Passcode.of(fit, RANDOM))
                            .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                            .map(made ->
                                    new Reply.Done<>(
                                            wish(typed, new AccessWish.NewPasscode(made))));
        };
    }

    static Requests.Request request(AccessWish wish, Seating seating, Instant now) {
        return (state, by) -> DoorRules.change(state, by, wish, seating, now);
    }

    private static AccessWish wish(
            ClientMessage.ChangeAccess typed, AccessWish.@Nullable NewPasscode passcode) {
        return new AccessWish(typed.locked(), typed.lobby(), typed.waitForHost(), passcode);
    }

    private static Uni<Reply<AccessWish>> done(AccessWish wish) {
        return Uni.createFrom().item(new Reply.Done<>(wish));
    }
}
