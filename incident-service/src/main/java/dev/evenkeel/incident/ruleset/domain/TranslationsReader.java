package dev.evenkeel.incident.ruleset.domain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads {@code language} and {@code texts} of a rule or plan file; both may be absent. */
public final class TranslationsReader {
    private static final String TAG = "[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?";
    private static final String EXPECTED = "a language as in BCP 47, such as zh-CN";

    private TranslationsReader() {}

    /**
     * Reads them.
     *
     * @param words reads the texts of one language
     */
    public static <T> Translations<T> read(YamlFields fields, Function<YamlFields, T> words) {
        String language =
                fields.has("language")
                        ? fields.known("language", EXPECTED, TranslationsReader::tag)
                                .orElse(Translations.USUAL)
                        : Translations.USUAL;
        Map<String, T> found = new LinkedHashMap<>();
        if (fields.has("texts")) {
            fields.child("texts")
                    .ifPresent(all -> {
                        for (String name : all.names()) {
                            check(all, name, language);
                            all.child(name).ifPresent(one -> found.put(name, words.apply(one)));
                        }
                    });
        }
        return new Translations<>(language, found);
    }

    private static void check(YamlFields all, String name, String own) {
        if (tag(name).isEmpty()) {
            all.wrong(name, EXPECTED, name);
        } else if (name.equals(own)) {
            all.wrong(name, "another language than the file's own", name);
        }
    }

    private static Optional<String> tag(String text) {
        return text.matches(TAG) ? Optional.of(text) : Optional.empty();
    }
}
