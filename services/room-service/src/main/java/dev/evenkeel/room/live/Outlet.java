package dev.evenkeel.room.live;

/** A participant's socket, as the meeting sees it. Neither method blocks or throws. */
public interface Outlet {

    /** Sends in the order of calls; a socket too slow for what is sent gets closed. */
    void send(String json);

    /** Closes after what was sent before. */
    void close(Closing closing);

    /** Why a socket is closed, by RFC 6455 codes for applications. */
    enum Closing {
        LEFT(1000, "left"),
        TRY_AGAIN(1013, "try again"),
        NOT_ADMITTED(4401, "not admitted"),
        REMOVED(4403, "removed by the host"),
        DENIED(4406, "not let in by the host"),
        PASSCODE_CHANGED(4407, "another passcode is needed now"),
        NO_SUCH_MEETING(4404, "no such meeting"),
        REPLACED(4409, "replaced by a newer connection"),
        ENDED(4410, "the meeting has ended");

        private final int code;
        private final String reason;

        Closing(int code, String reason) {
            this.code = code;
            this.reason = reason;
        }

        public int code() {
            return code;
        }

        public String reason() {
            return reason;
        }
    }
}
