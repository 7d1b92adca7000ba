package dev.evenkeel.room.domain;

/** Why a request is not granted. */
public sealed interface Refusal {

    /**
     * One value is at fault.
     *
     * @param field JSON pointer into the request
     */
    record BadField(String field, String expected, String actual) implements Refusal {}

    /** Known, but not allowed to. */
    record Forbidden(String detail) implements Refusal {}

    /** The host key is not the one given when the meeting was made. */
    record WrongHostKey() implements Refusal {}

    /** The host sent this person out before. */
    record Banned() implements Refusal {}

    /** Nobody new comes in. */
    record Locked() implements Refusal {}

    /**
     * The meeting's passcode is needed.
     *
     * @param wrong whether another one was typed
     */
    record PasscodeNeeded(boolean wrong) implements Refusal {}

    /** As many are there as may be. */
    record Full(int capacity) implements Refusal {}

    /** No such participant is in the meeting. */
    record NoSuchParticipant(String participantId) implements Refusal {}

    /** Nothing of that kind has this id. */
    record NotThere(String what, String id) implements Refusal {}

    /** It would be all right, were it not for what others did before. */
    record Overtaken(String detail) implements Refusal {}

    /** The meeting is over. */
    record Ended() implements Refusal {}

    /** Too much waits to be stored; what was asked for must be asked for again. */
    record Overloaded() implements Refusal {}
}
