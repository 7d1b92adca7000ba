package dev.evenkeel.platform.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The problems an operation can answer beside those that follow from its shape ({@link
 * ImpliedProblems}). Each is a status and the last part of a problem's type: {@code "410 ended"}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Refuses {
    String[] value();

    /**
     * Whether refusals are problem details (RFC 9457); of an operation whose protocol has its own
     * the document says what its annotations say.
     */
    boolean asProblems() default true;
}
