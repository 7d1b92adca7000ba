package dev.evenkeel.media.sfu.fuzz;

/** What Jazzer calls: the target that it was told with {@code --target_args}. */
public final class Fuzzer {
    private static FuzzTarget target;

    private Fuzzer() {}

    public static void fuzzerInitialize(String[] args) {
        target = Target.of(args[0]).orElseThrow().make();
    }

    public static void fuzzerTestOneInput(byte[] input) {
        target.take(input);
    }
}
