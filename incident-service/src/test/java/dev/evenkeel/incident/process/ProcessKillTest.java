package dev.evenkeel.incident.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.halt.Halt;
import dev.evenkeel.testkit.halt.HaltPoint;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The service dies again and again at named steps of its work while links fail and recover, and is
 * started again each time. How often, where, and under how many events: {@code
 * -Devenkeel.kill.first} (seed) and {@code .seeds}, {@code .steps} (names, or all) and {@code
 * .events}; docs/figures.md.
 */
class ProcessKillTest {
    private static final int FIRST = Integer.getInteger("evenkeel.kill.first", 0);
    private static final int SEEDS = Integer.getInteger("evenkeel.kill.seeds", 1);
    private static final int EVENTS = Integer.getInteger("evenkeel.kill.events", 300);
    private static final String NAMES =
            System.getProperty("evenkeel.kill.steps", "BEFORE_COMMIT AFTER_COMMIT ACKNOWLEDGED");
    private static final List<Step> STEPS =
            NAMES.equals("all")
                    ? List.of(Step.values())
                    : Stream.of(NAMES.split(" ")).map(Step::valueOf).toList();

    /** By then incidents that were open at the start may end; every third death waits for it. */
    private static final long SETTLED_MILLIS = 22_000;

    @Test
    void whereverTheProcessDiesNothingIsLostAndNothingDoubled()
            throws IOException, InterruptedException {
        // Given
        Map<String, String> kafka = new KafkaResource().start();
        String servers = KafkaResource.broker().bootstrapServers();
        try (UnderLoad load = new UnderLoad(servers, kafka)) {

            // When
            for (int seed = FIRST; seed < FIRST + SEEDS; seed++) {
                for (Step step : STEPS) {
                    die(load, step, seed);
                }
            }
            ServiceProcess last = load.start("last", Optional.empty());
            load.untilSent(EVENTS, last);
            Duration recovery = load.recover(last);
            last.end();

            // Then
            System.out.printf(
                    "FIGURE 4: %d deaths of the process at %d steps, %d measurements, %d incidents,"
                            + " the last over %d ms after the last link was well; %d events came again"
                            + " under their id%n",
                    SEEDS * STEPS.size(),
                    STEPS.size(),
                    load.links().sent(),
                    load.links().ids().size(),
                    recovery.toMillis(),
                    load.trail().repeated());
            load.assertOnceEach();
        }
    }

    private static void die(UnderLoad load, Step step, int seed) throws InterruptedException {
        Random random = new Random(seed * 1_000L + step.ordinal());
        HaltPoint point = step.some(random, seed % 3 == 2 ? SETTLED_MILLIS : 0);
        ServiceProcess process = load.start(seed + "-" + step, Optional.of(point));
        load.until(point + " is reached", process, () -> !process.isAlive());
        assertThat(process.status()).as("%s: %s", point, process.log()).isEqualTo(Halt.STATUS);
    }
}
