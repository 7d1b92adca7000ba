package dev.evenkeel.recording.rights;

/** Who asks. */
enum Role {
    HOST("host"),
    NAMED("named participant"),
    PARTICIPANT("participant"),
    WITHOUT_GRANTS("participant without grants"),
    HOST_ELSEWHERE("host of another meeting"),
    LINK("by its link"),
    LINK_ELSEWHERE("by another recording's link"),
    CONSOLE("operator of the console"),
    NOBODY("nobody");

    private final String words;

    Role(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
