package dev.evenkeel.recording.export;

import dev.evenkeel.recording.RecordingConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether this machine has time to spare: the share of the last ten seconds in which something that
 * could have run had to wait for a processor (Linux's pressure stall information, {@code
 * /proc/pressure/cpu}). An export that makes others wait sees it there, and waits itself.
 */
@Singleton
class Capacity {
    private static final Path PRESSURE = Path.of("/proc/pressure/cpu");
    private static final Pattern SOME = Pattern.compile("some avg10=([0-9.]+)");
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final double limit;
    private final DoubleSupplier pressure;
    private volatile long lookedNanos = System.nanoTime() - LOOK.toNanos();
    private volatile boolean spare = true;

    @Inject
    Capacity(RecordingConfig config) {
        this(config.export().cpuPressure(), Capacity::pressureNow);
    }

    /**
     * @param limit above it nothing is to spare, 0–1
     */
    Capacity(double limit, DoubleSupplier pressure) {
        this.limit = limit;
        this.pressure = pressure;
    }

    /** Without a kernel that tells, priority alone has to do. */
    private static double pressureNow() {
        try {
            return parse(Files.readString(PRESSURE));
        } catch (IOException e) {
            return 0;
        }
    }

    static double parse(String pressure) {
        Matcher some = SOME.matcher(pressure);
        return some.find() ? Double.parseDouble(some.group(1)) / 100 : 0;
    }

    boolean isSpare() {
        if (System.nanoTime() - lookedNanos >= LOOK.toNanos()) {
            lookedNanos = System.nanoTime();
            spare = pressure.getAsDouble() <= limit;
        }
        return spare;
    }

    /** Returns when there is some, or when nobody waits for it any more. */
    void await(BooleanSupplier goesOn) throws IOException {
        while (!isSpare() && goesOn.getAsBoolean()) {
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("told to end", e);
            }
        }
    }
}
