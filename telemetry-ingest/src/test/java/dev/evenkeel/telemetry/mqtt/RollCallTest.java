package dev.evenkeel.telemetry.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.telemetry.mqtt.RollCall.Act;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Devices that report every two seconds, looked at every 50 ms. */
class RollCallTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final int EVERY = 2_000;
    private static final int LOOK = 50;

    private final Set<String> reporting = new HashSet<>();
    private final Set<String> late = new HashSet<>();
    private final Set<String> answering = new HashSet<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> absent = new ArrayList<>();
    private int questions;
    private int now;
    private boolean wayWorks = true;
    private final RollCall site = new RollCall(() -> "q-" + questions++);

    @Test
    void whoFallsSilentAndDoesNotAnswerIsAbsentWithinThreeSeconds() {
        // Given
        all("cam", "mic", "panel");
        run(20_000);

        // When
        reporting.remove("cam");
        answering.remove("cam");
        run(2_000 + 1_000);

        // Then
        assertThat(absent).containsExactly("cam");
    }

    @Test
    void whoMissesReportsAndAnswersIsThere() {
        // Given
        all("cam", "mic", "panel");
        run(20_000);

        // When
        reporting.remove("cam");
        run(30_000);

        // Then
        assertThat(asked.stream().filter("cam"::equals)).hasSizeGreaterThan(5);
        assertThat(absent).isEmpty();
    }

    @Test
    void whoIsOftenALittleLateIsNotAskedAgainAndAgain() {
        // Given
        all("cam", "mic", "panel");
        late.addAll(List.of("cam", "mic"));
        run(20_000);
        asked.clear();

        // When
        run(60_000);

        // Then
        assertThat(asked).hasSizeLessThan(5);
        assertThat(absent).isEmpty();
    }

    @Test
    void whatCameAtOnceAfterAPauseMakesNobodyImpatient() {
        // Given
        all("cam", "mic", "panel");
        run(20_000);
        wayWorks = false;
        run(8_000);
        for (int i = 0; i < 4; i++) {
            reporting.forEach(device -> site.reported(device, "camera", false, at()));
        }
        wayWorks = true;
        run(12_000);
        asked.clear();

        // When
        run(60_000);

        // Then
        assertThat(asked).isEmpty();
        assertThat(absent).isEmpty();
    }

    @Test
    void nothingIsSaidOfADeviceThatHasNeverAnswered() {
        // Given
        all("cam", "mic", "panel");
        answering.remove("cam");
        run(20_000);

        // When
        reporting.remove("cam");
        run(30_000);

        // Then
        assertThat(asked.stream().filter("cam"::equals)).hasSize(1);
        assertThat(absent).isEmpty();
    }

    @Test
    void nobodyIsAbsentWhileTheWayIsGoneOrAfterIt() {
        // Given
        all("cam", "mic", "panel", "codec");
        run(20_000);

        // When
        wayWorks = false;
        run(7_300);
        wayWorks = true;
        run(10_000);

        // Then
        assertThat(absent).isEmpty();
    }

    @Test
    void mostOfASiteDoNotLeaveAtOnce() {
        // Given
        all("a", "b", "c", "d", "e");
        run(20_000);

        // When
        List.of("a", "b", "c", "d").forEach(reporting::remove);
        List.of("a", "b", "c", "d").forEach(answering::remove);
        run(30_000);

        // Then
        assertThat(absent).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aDeviceAloneHasNoWitness() {
        // Given
        all("cam");
        run(20_000);

        // When
        reporting.clear();
        answering.clear();
        run(30_000);

        // Then
        assertThat(absent).isEmpty();
    }

    @Test
    void whoCameBackAndLeavesAgainIsAbsentAgain() {
        // Given
        all("cam", "mic", "panel");
        run(20_000);
        answering.remove("cam");
        reporting.remove("cam");
        run(5_000);
        answering.add("cam");
        reporting.add("cam");
        run(20_000);

        // When
        answering.remove("cam");
        reporting.remove("cam");
        run(5_000);

        // Then
        assertThat(absent).containsExactly("cam", "cam");
    }

    @Test
    void ofWhomALastWillHasComeNothingIsAsked() {
        // Given
        all("cam", "mic", "panel");
        run(20_000);

        // When
        reporting.remove("cam");
        answering.remove("cam");
        asked.clear();
        site.reported("cam", "camera", true, at());
        run(30_000);

        // Then
        assertThat(asked).doesNotContain("cam");
        assertThat(absent).isEmpty();
    }

    @Test
    void aLostConnectionForgetsEverybody() {
        // Given
        all("cam", "mic", "panel");
        run(20_000);

        // When
        site.forget();
        reporting.remove("cam");
        answering.remove("cam");
        run(30_000);

        // Then
        assertThat(absent).isEmpty();
    }

    private void all(String... devices) {
        reporting.addAll(List.of(devices));
        answering.addAll(List.of(devices));
    }

    private void run(int millis) {
        for (int until = now + millis; now < until; now += LOOK) {
            if (wayWorks) {
                reporting.stream()
                        .filter(device -> now % EVERY == phase(device) + lateness(device))
                        .forEach(device -> site.reported(device, "camera", false, at()));
            }
            site.look(at()).forEach(this::carryOut);
        }
    }

    private void carryOut(Act act) {
        switch (act) {
            case Act.Ask(String device, String id) -> {
                asked.add(device);
                if (wayWorks && answering.contains(device)) {
                    site.answered(device, id, at().plus(Duration.ofMillis(20)));
                    site.reported(device, "camera", false, at().plus(Duration.ofMillis(20)));
                }
            }
            case Act.Absent(String device, String kind, Duration silentFor) -> {
                assertThat(kind).isEqualTo("camera");
                assertThat(silentFor).isLessThan(Duration.ofMillis(3_000));
                absent.add(device);
            }
        }
    }

    private static int phase(String device) {
        return IntStream.range(0, device.length()).map(device::charAt).sum() * 350 % EVERY;
    }

    /** Those that are late are so every third time, by 400 ms. */
    private int lateness(String device) {
        return late.contains(device) && now / EVERY % 3 == 0 ? 400 : 0;
    }

    private Instant at() {
        return START.plusMillis(now);
    }
}
