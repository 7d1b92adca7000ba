package dev.evenkeel.media.sfu.transport;

/** What came back for a binding request. */
public sealed interface BindingAnswer {
    /** A success response with the right integrity; {@code port} is the mapped one. */
    record Success(int port) implements BindingAnswer {}

    /** An error response, say 401. */
    record Refused(int errorCode, int unknownAttributes) implements BindingAnswer {}

    /** Nothing in time. */
    record Silence() implements BindingAnswer {}
}
