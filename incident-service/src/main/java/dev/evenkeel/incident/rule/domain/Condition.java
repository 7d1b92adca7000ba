package dev.evenkeel.incident.rule.domain;

/** What the data say of a rule's condition right now. */
public enum Condition {
    TRUE,
    FALSE,
    /** There is not enough to tell: nothing starts and nothing ends. */
    UNDECIDED;

    static Condition of(boolean holds) {
        return holds ? TRUE : FALSE;
    }
}
