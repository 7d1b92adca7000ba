package dev.evenkeel.room.rights;

/** The columns of docs/rights.md. */
public enum Who {
    ANONYMOUS("anonymous"),
    INVITED("invited"),
    WAITING("waiting"),
    PARTICIPANT("participant"),
    CO_HOST("co-host"),
    HOST("host"),
    REMOVED("removed"),
    STREAM("stream"),
    STRANGER("stranger"),
    OPERATOR("operator"),
    ADMIN("admin");

    private final String word;

    Who(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
