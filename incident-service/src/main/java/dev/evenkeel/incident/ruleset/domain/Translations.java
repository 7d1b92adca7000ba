package dev.evenkeel.incident.ruleset.domain;

import java.util.Map;
import java.util.Optional;

/**
 * What a rule or plan file says in other languages than its own.
 *
 * @param language of the file's own texts, a BCP 47 tag
 * @param byLanguage the words of each other language; what one leaves out is said in the file's own
 * @param <T> the texts of such a file
 */
public record Translations<T>(String language, Map<String, T> byLanguage) {
    /** The language of a file that names none. */
    public static final String USUAL = "en";

    public Translations {
        byLanguage = Map.copyOf(byLanguage);
    }

    /** Of a file that says everything in one language. */
    public static <T> Translations<T> none() {
        return new Translations<>(USUAL, Map.of());
    }

    /** The words of that language. */
    public Optional<T> in(String wanted) {
        return Optional.ofNullable(byLanguage.get(wanted));
    }
}
