package dev.evenkeel.room.api;

import dev.evenkeel.platform.problem.Problem;
import dev.evenkeel.platform.problem.ProblemResponses;
import dev.evenkeel.room.account.api.Gate;
import dev.evenkeel.room.domain.MeetingRecord;
import dev.evenkeel.room.group.Groups;
import dev.evenkeel.room.live.LiveRoom;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps meetings for a group to its members, signed in, and to whoever has a key of hosts. */
@Singleton
class MembersOnly {
    private final Gate gate;
    private final Groups groups;

    @Inject
    MembersOnly(Gate gate, Groups groups) {
        this.gate = gate;
        this.groups = groups;
    }

    /**
     * Goes on with the admission if this person may come in.
     *
     * @param hostKey what the person shows as key
     */
    Uni<Response> admit(
            HttpServerRequest request,
            LiveRoom room,
            @Nullable String hostKey,
            Supplier<Uni<Response>> admission) {
        MeetingRecord meeting = room.read((state, _) -> state.meeting());
        String group = meeting.onlyGroup();
        if (group == null || (hostKey != null && meeting.isKeyOfHosts(hostKey))) {
            return admission.get();
        }
        return gate.anybody(
                request,
                visit ->
                        gate.recognise(request, visit)
                                .chain(caller ->
                                        caller.isEmpty()
                                                ? Uni.createFrom().item(false)
                                                : groups.isMember(group, caller.get().accountId()))
                                .chain(member -> member ? admission.get() : refused()));
    }

    private static Uni<Response> refused() {
        return ProblemResponses.deferred(
                Problem.of(403, "members-only", "The meeting is for the members of a group")
                        .withDetail("sign in with an account that belongs to the group"));
    }
}
