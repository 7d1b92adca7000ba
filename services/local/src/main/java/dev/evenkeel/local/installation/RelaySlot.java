package dev.evenkeel.local.installation;

/** The relays that one machine may have. */
public enum RelaySlot {
    A("relay-a"),
    B("relay-b"),
    C("relay-c"),
    D("relay-d"),
    E("relay-e"),
    F("relay-f");

    private final String id;

    RelaySlot(String id) {
        this.id = id;
    }

    /** The relay's id, which is also the name of its process. */
    public String id() {
        return id;
    }
}
