package dev.evenkeel.incident.rule.domain;

/** Puts a cause into the sentence of a rule. */
public final class CauseText {
    private CauseText() {}

    /**
     * The sentence about that cause.
     *
     * @param text with <code>{subject}</code> for the id of the cause, or <code>{name}</code> for
     *     what follows its first slash
     */
    public static String of(String text, String causeId) {
        String name = causeId.substring(causeId.indexOf('/') + 1);
        return text.replace("{subject}", causeId).replace("{name}", name);
    }
}
