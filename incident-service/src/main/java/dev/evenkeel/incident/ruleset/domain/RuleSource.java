package dev.evenkeel.incident.ruleset.domain;

/** The text of a rule file and where it came from. */
public record RuleSource(Origin origin, String file, String text) {

    /** Who wrote it. */
    public enum Origin {
        /** It came with this build. */
        SHIPPED,
        /** An operator put it into the folder; it replaces a shipped rule of the same id. */
        FOLDER
    }
}
