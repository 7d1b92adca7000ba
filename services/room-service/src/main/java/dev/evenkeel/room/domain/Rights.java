package dev.evenkeel.room.domain;

import static java.util.Map.entry;

import dev.evenkeel.contracts.meeting.ParticipantRole;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what in a meeting: the one table. What it does not allow is denied. Rules add only
 * what depends on whom or what it is done to.
 */
public final class Rights {
    private static final Set<Standing> HOST = EnumSet.of(Standing.HOST);
    private static final Set<Standing> HOSTS = EnumSet.of(Standing.HOST, Standing.CO_HOST);
    private static final Set<Standing> SEATED =
            EnumSet.of(Standing.HOST, Standing.CO_HOST, Standing.PARTICIPANT);
    private static final Set<Standing> EVERYBODY = EnumSet.allOf(Standing.class);

    private static final Map<Action, Set<Standing>> TABLE =
            Map.ofEntries(
                    entry(Action.PING, EVERYBODY),
                    entry(Action.LEAVE, EVERYBODY),
                    entry(Action.TOKEN_REQUEST, SEATED),
                    entry(Action.PATH, SEATED),
                    entry(Action.TELL_TROUBLE, SEATED),
                    entry(Action.MEDIA_STATE, SEATED),
                    entry(Action.SHARE_SCREEN, SEATED),
                    entry(Action.RAISE_HAND, SEATED),
                    entry(Action.REACT, SEATED),
                    entry(Action.CHAT, SEATED),
                    entry(Action.EDIT_CHAT, SEATED),
                    entry(Action.DELETE_CHAT, SEATED),
                    entry(Action.READ_CHAT, SEATED),
                    entry(Action.ACKNOWLEDGE, SEATED),
                    entry(Action.VOTE, SEATED),
                    entry(Action.ADMIT, HOSTS),
                    entry(Action.DENY, HOSTS),
                    entry(Action.ADMIT_ALL, HOSTS),
                    entry(Action.STOP_MEDIA, HOSTS),
                    entry(Action.MUTE_ALL, HOSTS),
                    entry(Action.LOWER_HAND, HOSTS),
                    entry(Action.REMOVE, HOSTS),
                    entry(Action.CHANGE_ACCESS, HOSTS),
                    entry(Action.ANNOUNCE, HOSTS),
                    entry(Action.OPEN_POLL, HOSTS),
                    entry(Action.CLOSE_POLL, HOSTS),
                    entry(Action.RECORD, HOSTS),
                    entry(Action.CONSENT_RECORDING, SEATED),
                    entry(Action.MANAGE_STREAMS, HOSTS),
                    entry(Action.GIVE_ROLE, HOST),
                    entry(Action.END_MEETING, HOST));

    private static final Map<ParticipantRole, List<String>> GRANTS =
            Map.of(
                    ParticipantRole.HOST,
                    List.of("join", "publish", "subscribe", "screen", "host"),
                    ParticipantRole.CO_HOST,
                    List.of("join", "publish", "subscribe", "screen", "host"),
                    ParticipantRole.PARTICIPANT,
                    List.of("join", "publish", "subscribe", "screen"));

    private Rights() {}

    public static boolean allows(Standing standing, Action action) {
        return TABLE.getOrDefault(action, Set.of()).contains(standing);
    }

    /** Why not, if so. */
    public static Optional<Refusal> refusal(Standing standing, Action action) {
        return allows(standing, action)
                ? Optional.empty()
                : Optional.of(new Refusal.Forbidden(words(standing) + " may not do this"));
    }

    /** What a join token grants; somebody who waits gets none. */
    public static List<String> grants(ParticipantRole role) {
        return GRANTS.getOrDefault(role, List.of());
    }

    private static String words(Standing standing) {
        return switch (standing) {
            case HOST -> "the host";
            case CO_HOST -> "a co-host";
            case PARTICIPANT -> "a participant without host powers";
            case WAITING -> "somebody who waits to be let in";
        };
    }
}
