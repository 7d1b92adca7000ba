package dev.evenkeel.room.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.contracts.meeting.ParticipantRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RightsTest {

    @ParameterizedTest
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    ACTION,        HOST, CO_HOST, PARTICIPANT, WAITING
                    PING,          yes,  yes,     yes,         yes
                    LEAVE,         yes,  yes,     yes,         yes
                    TOKEN_REQUEST, yes,  yes,     yes,         no
                    PATH,          yes,  yes,     yes,         no
                    MEDIA_STATE,   yes,  yes,     yes,         no
                    SHARE_SCREEN,  yes,  yes,     yes,         no
                    RAISE_HAND,    yes,  yes,     yes,         no
                    REACT,         yes,  yes,     yes,         no
                    CHAT,          yes,  yes,     yes,         no
                    EDIT_CHAT,     yes,  yes,     yes,         no
                    DELETE_CHAT,   yes,  yes,     yes,         no
                    READ_CHAT,     yes,  yes,     yes,         no
                    ACKNOWLEDGE,   yes,  yes,     yes,         no
                    VOTE,          yes,  yes,     yes,         no
                    ADMIT,         yes,  yes,     no,          no
                    DENY,          yes,  yes,     no,          no
                    ADMIT_ALL,     yes,  yes,     no,          no
                    STOP_MEDIA,    yes,  yes,     no,          no
                    MUTE_ALL,      yes,  yes,     no,          no
                    LOWER_HAND,    yes,  yes,     no,          no
                    REMOVE,        yes,  yes,     no,          no
                    CHANGE_ACCESS, yes,  yes,     no,          no
                    ANNOUNCE,      yes,  yes,     no,          no
                    OPEN_POLL,     yes,  yes,     no,          no
                    CLOSE_POLL,    yes,  yes,     no,          no
                    MANAGE_STREAMS, yes, yes,     no,          no
                    GIVE_ROLE,     yes,  no,      no,          no
                    END_MEETING,   yes,  no,      no,          no
                    """)
    void theTableIsAsWritten(
            Action action, String host, String coHost, String participant, String waiting) {
        assertThat(words(Standing.HOST, action)).isEqualTo(host);
        assertThat(words(Standing.CO_HOST, action)).isEqualTo(coHost);
        assertThat(words(Standing.PARTICIPANT, action)).isEqualTo(participant);
        assertThat(words(Standing.WAITING, action)).isEqualTo(waiting);
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void nothingIsForgotten(Action action) {
        assertThat(Rights.allows(Standing.HOST, action)).isTrue();
    }

    @Test
    void onlyHostsGetTheGrantOfHosts() {
        assertThat(Rights.grants(ParticipantRole.HOST)).contains("host");
        assertThat(Rights.grants(ParticipantRole.CO_HOST)).contains("host");
        assertThat(Rights.grants(ParticipantRole.PARTICIPANT))
                .containsExactly("join", "publish", "subscribe", "screen");
    }

    private static String words(Standing standing, Action action) {
        return Rights.refusal(standing, action).isEmpty() ? "yes" : "no";
    }
}
