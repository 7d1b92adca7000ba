package dev.evenkeel.local.installation;

/** The relays of one machine. */
public enum RelaySlot {
    A("relay-a"),
    B("relay-b");

    private final String id;

    RelaySlot(String id) {
        this.id = id;
    }

    /** The relay's id, which is also the name of its process. */
    public String id() {
        return id;
    }
}
