package dev.evenkeel.incident.report.domain;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A sentence that another language can be made of.
 *
 * @param code names the sentence; the web has a translation for each
 * @param params what the sentence is about: strings and numbers
 * @param text the sentence in English
 */
public record Sentence(String code, Map<String, Object> params, String text) {

    /**
     * A sentence of a template.
     *
     * @param template English with {@code {name}} for each parameter
     * @param namesAndValues name, value, name, value …
     */
    static Sentence of(String code, String template, Object... namesAndValues) {
        Map<String, Object> params = new LinkedHashMap<>();
        String text = template;
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String name = (String) namesAndValues[i];
            Object value = namesAndValues[i + 1];
            params.put(name, value);
            text = text.replace("{" + name + "}", shown(name, value));
        }
        return new Sentence(code, params, text);
    }

    private static String shown(String name, Object value) {
        boolean isRatio = name.endsWith("Ratio") && value instanceof Double;
        return isRatio
                ? String.format(Locale.ROOT, "%.0f%%", 100 * (Double) value)
                : String.valueOf(value);
    }
}
