package dev.evenkeel.testkit.badinput;

import dev.evenkeel.testkit.openapi.Operation;
import io.restassured.response.Response;

/** Calls operations as somebody who may, so that more is looked at than who asks. */
public interface Caller {

    /** The path to something that is there. */
    String path(Operation operation);

    /** A body that would be taken, as an object or as JSON. */
    Object body(Operation operation);

    /** Sends this body to something that is there. */
    Response send(Operation operation, String contentType, String body);

    /** Sends a good body, if there is one, to this path and query as they stand. */
    Response sendTo(Operation operation, String rawPath);

    /** Whether the operation is none of this walk: its protocol has refusals of its own. */
    default boolean leavesOut(Operation operation) {
        return false;
    }

    /** Whether what is missing in the body stays as it was. */
    default boolean isPartial(Operation operation) {
        return false;
    }
}
