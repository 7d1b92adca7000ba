package dev.evenkeel.room.live;

/** A stream has a seat and no socket: what is said in the meeting is not for it. */
enum StreamOutlet implements Outlet {
    INSTANCE;

    @Override
    public void send(String json) {
        // nobody reads it
    }

    @Override
    public void close(Closing closing) {
        // the relay is told by other means
    }
}
