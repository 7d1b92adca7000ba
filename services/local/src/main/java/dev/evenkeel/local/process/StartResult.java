package dev.evenkeel.local.process;

/** How bringing up one component ended. */
public sealed interface StartResult {
    String name();

    /** Whether the component serves now. */
    default boolean serves() {
        return switch (this) {
            case AlreadyRunning _, Started _ -> true;
            case Skipped _, Failed _ -> false;
        };
    }

    /** It ran before and serves. */
    record AlreadyRunning(String name) implements StartResult {}

    /** It was started now and serves. */
    record Started(String name) implements StartResult {}

    /** It was not tried, because something before it failed. */
    record Skipped(String name) implements StartResult {}

    /**
     * It does not serve.
     *
     * @param sentence says what is wrong and what to do, for a person
     */
    record Failed(String name, String sentence) implements StartResult {}
}
