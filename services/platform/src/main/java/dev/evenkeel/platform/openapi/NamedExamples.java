package dev.evenkeel.platform.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Examples by the name of the property or parameter, from a file of the service. A name may be
 * {@code Schema.property}: what there is for that goes before what there is for {@code property}.
 */
final class NamedExamples {
    private static final String FILE = "openapi-examples.properties";

    private final Properties values;

    private NamedExamples(Properties values) {
        this.values = values;
    }

    static NamedExamples load() {
        Properties values = new Properties();
        try (InputStream file =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            if (file != null) {
                values.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new NamedExamples(values);
    }

    @Nullable String text(String name) {
        return values.getProperty(name, values.getProperty(name.substring(name.indexOf('.') + 1)));
    }

    boolean isTrue(String name) {
        return Boolean.parseBoolean(text(name));
    }

    BigDecimal number(String name) {
        String text = text(name);
        return text == null ? BigDecimal.ONE : new BigDecimal(text);
    }
}
