package dev.evenkeel.media.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.sfu.TwoRelays.Path;
import dev.evenkeel.media.sfu.simulation.ReceivedStream;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Relay A is emptied under a meeting of three: all move to B as the page does it. */
class DrainScenarioTest {
    private static final String[] NAMES = {"p-alice", "p-bob", "p-carol"};
    private static final long FRAME_MILLIS = 40;

    private final TwoRelays relays = new TwoRelays();
    private final Path[] onA = new Path[NAMES.length];
    private final Path[] onB = new Path[NAMES.length];

    @BeforeEach
    void everybodySendsOverA() {
        relays.placeBoth(1);
        for (int i = 0; i < NAMES.length; i++) {
            onA[i] = relays.join(relays.a, NAMES[i], true, 1, others(i));
            onB[i] = relays.join(relays.b, NAMES[i], false, 1, others(i));
        }
        for (Path path : onA) {
            path.client().sendMedia(true);
        }
        relays.network.runMillis(3_000);
    }

    private static String[] others(int self) {
        return java.util.Arrays.stream(NAMES)
                .filter(name -> !name.equals(NAMES[self]))
                .toArray(String[]::new);
    }

    private void sendOverBoth(int who) {
        onB[who].client().sendMedia(true);
    }

    private void receiveOverBoth(int who) {
        relays.activate(onB[who], true, 2);
        onA[who].client().sendMedia(false);
    }

    private void leave(int who) {
        relays.activate(onA[who], false, 2);
    }

    private List<Integer> keyframesOverA() {
        return Stream.of(onA).map(path -> path.client().keyframesSent()).toList();
    }

    /** Longest time without a new picture of another over either path, from now on. */
    private long longestGapMillis(int viewer, String other, long since) {
        long[] frames =
                LongStream.concat(frames(onA[viewer], other), frames(onB[viewer], other))
                        .filter(at -> at >= since)
                        .sorted()
                        .toArray();
        long longest = relays.network.nanoTime() - frames[frames.length - 1];
        for (int i = 1; i < frames.length; i++) {
            longest = Math.max(longest, frames[i] - frames[i - 1]);
        }
        return longest / 1_000_000;
    }

    private static LongStream frames(Path path, String other) {
        ReceivedStream camera = path.from(other, "camera");
        return camera.decodedAt().stream().mapToLong(Long::longValue);
    }

    private void nobodyMissedAFrame(long since) {
        for (int i = 0; i < NAMES.length; i++) {
            for (String other : others(i)) {
                assertThat(longestGapMillis(i, other, since))
                        .describedAs("%s sees %s", NAMES[i], other)
                        .isLessThanOrEqualTo(2 * FRAME_MILLIS);
            }
        }
    }

    @Test
    void oneAfterTheOtherNobodyMissesAFrame() {
        // Given
        long since = relays.network.nanoTime();

        // When
        for (int i = 0; i < NAMES.length; i++) {
            sendOverBoth(i);
            relays.network.runMillis(300);
            receiveOverBoth(i);
            relays.network.runMillis(700);
            leave(i);
        }
        relays.network.runMillis(1_000);

        // Then
        nobodyMissedAFrame(since);
        assertThat(relays.a.snapshot().sessions())
                .noneMatch(session -> session.active() || session.serving());
    }

    @Test
    void allAtOnceNobodyMissesAFrameEither() {
        // Given
        long since = relays.network.nanoTime();

        // When
        for (int i = 0; i < NAMES.length; i++) {
            sendOverBoth(i);
        }
        relays.network.runMillis(300);
        for (int i = 0; i < NAMES.length; i++) {
            receiveOverBoth(i);
        }
        relays.network.runMillis(700);
        for (int i = 0; i < NAMES.length; i++) {
            leave(i);
        }
        relays.network.runMillis(1_000);

        // Then
        nobodyMissedAFrame(since);
    }

    @Test
    void whoSendsOverBothUntilTheEndMissesNoFrameAndIsAskedForNoKeyframeOverWhatIsLeft() {
        // Given
        long since = relays.network.nanoTime();
        for (int i = 0; i < NAMES.length; i++) {
            sendOverBoth(i);
        }
        relays.network.runMillis(800);
        List<Integer> keyframes = keyframesOverA();

        // When
        for (Path path : onB) {
            relays.activate(path, true, 2);
        }
        relays.network.runMillis(500);

        // Then
        assertThat(keyframesOverA()).isEqualTo(keyframes);

        // When
        for (int i = 0; i < NAMES.length; i++) {
            onA[i].client().sendMedia(false);
            leave(i);
        }
        relays.network.runMillis(1_000);

        // Then
        nobodyMissedAFrame(since);
    }

    @Test
    void clientsHearThatTheRelayIsEmptiedAndThatItIsTakenBack() {
        // When
        relays.await(relays.a.relay.drain(true));
        relays.network.runMillis(50);
        boolean emptied = onA[0].client().heartbeats().getLast().draining();
        relays.await(relays.a.relay.drain(false));
        relays.network.runMillis(50);

        // Then
        assertThat(List.of(emptied, onA[0].client().heartbeats().getLast().draining()))
                .containsExactly(true, false);
        assertThat(onB[0].client().heartbeats()).noneMatch(beat -> beat.draining());
    }
}
