package dev.evenkeel.room.domain;

/** What may be asked of a meeting, one for each kind of message that clients send. */
public enum Action {
    PING,
    LEAVE,
    TOKEN_REQUEST,
    PATH,
    MEDIA_STATE,
    SHARE_SCREEN,
    RAISE_HAND,
    REACT,
    CHAT,
    EDIT_CHAT,
    DELETE_CHAT,
    READ_CHAT,
    ACKNOWLEDGE,
    VOTE,
    ADMIT,
    DENY,
    ADMIT_ALL,
    STOP_MEDIA,
    MUTE_ALL,
    LOWER_HAND,
    REMOVE,
    CHANGE_ACCESS,
    ANNOUNCE,
    OPEN_POLL,
    CLOSE_POLL,
    RECORD,
    CONSENT_RECORDING,
    GIVE_ROLE,
    END_MEETING
}
