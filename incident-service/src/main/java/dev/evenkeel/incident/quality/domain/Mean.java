package dev.evenkeel.incident.quality.domain;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A mean that can be added to. */
public record Mean(double sum, int count) {
    public static final Mean NONE = new Mean(0, 0);

    /** With one more value; {@code null} is no value. */
    public Mean plus(@Nullable Double value) {
        return value == null ? this : new Mean(sum + value, count + 1);
    }

    public Mean plus(Mean other) {
        return new Mean(sum + other.sum, count + other.count);
    }

    /** The mean, if there is a value. */
    public OptionalDouble value() {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
    }
}
