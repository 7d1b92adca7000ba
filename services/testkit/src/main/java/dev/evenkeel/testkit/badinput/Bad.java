package dev.evenkeel.testkit.badinput;

/**
 * One thing wrong with a JSON text.
 *
 * @param what for people
 * @param pointer of the value at fault; empty: the text as a whole
 * @param isFatal whether it must be refused; else it may be taken for what it is, text
 */
public record Bad(String what, String pointer, String json, boolean isFatal) {

    public static Bad fatal(String what, String pointer, String json) {
        return new Bad(what, pointer, json, true);
    }

    public static Bad odd(String what, String pointer, String json) {
        return new Bad(what, pointer, json, false);
    }

    @Override
    public String toString() {
        return what + " " + pointer;
    }
}
