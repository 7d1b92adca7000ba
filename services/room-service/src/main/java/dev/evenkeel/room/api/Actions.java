package dev.evenkeel.room.api;

import dev.evenkeel.room.domain.Action;

/** Which right each message needs. */
final class Actions {
    private Actions() {}

    static Action of(ClientMessage message) {
        return switch (message) {
            case ClientMessage.Hello hello -> Action.PING;
            case ClientMessage.Ping ping -> Action.PING;
            case ClientMessage.Leave leave -> Action.LEAVE;
            case ClientMessage.TokenRequest request -> Action.TOKEN_REQUEST;
            case ClientMessage.Path path -> Action.PATH;
            case ClientMessage.Trouble trouble -> Action.TELL_TROUBLE;
            case ClientMessage.MediaState state -> Action.MEDIA_STATE;
            case ClientMessage.ScreenState state -> Action.SHARE_SCREEN;
            case ClientMessage.Hand hand -> Action.RAISE_HAND;
            case ClientMessage.Reaction reaction -> Action.REACT;
            case ClientMessage.Chat chat -> Action.CHAT;
            case ClientMessage.ChatEdit edit -> Action.EDIT_CHAT;
            case ClientMessage.ChatDelete delete -> Action.DELETE_CHAT;
            case ClientMessage.ChatRead read -> Action.READ_CHAT;
            case ClientMessage.Acknowledge acknowledge -> Action.ACKNOWLEDGE;
            case ClientMessage.Vote vote -> Action.VOTE;
            case ClientMessage.Admit admit -> Action.ADMIT;
            case ClientMessage.AdmitAll all -> Action.ADMIT_ALL;
            case ClientMessage.Deny deny -> Action.DENY;
            case ClientMessage.StopMedia stop -> Action.STOP_MEDIA;
            case ClientMessage.MuteAll all -> Action.MUTE_ALL;
            case ClientMessage.LowerHand lower -> Action.LOWER_HAND;
            case ClientMessage.Remove remove -> Action.REMOVE;
            case ClientMessage.ChangeAccess access -> Action.CHANGE_ACCESS;
            case ClientMessage.GiveRole role -> Action.GIVE_ROLE;
            case ClientMessage.Announce announce -> Action.ANNOUNCE;
            case ClientMessage.OpenPoll open -> Action.OPEN_POLL;
            case ClientMessage.ClosePoll close -> Action.CLOSE_POLL;
            case ClientMessage.RecordStart start -> Action.RECORD;
            case ClientMessage.RecordStop stop -> Action.RECORD;
            case ClientMessage.RecordConsent consent -> Action.CONSENT_RECORDING;
            case ClientMessage.EndMeeting end -> Action.END_MEETING;
        };
    }
}
