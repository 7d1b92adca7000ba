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

    /** No such participant is in the meeting. */
    record NoSuchParticipant(String participantId) implements Refusal {}

    /** The meeting is over. */
    record Ended() implements Refusal {}

    /** Too much waits to be stored; what was asked for must be asked for again. */
    record Overloaded() implements Refusal {}
}
