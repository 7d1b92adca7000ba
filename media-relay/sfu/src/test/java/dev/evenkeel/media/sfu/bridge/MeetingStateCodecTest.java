package dev.evenkeel.media.sfu.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.sfu.RelayPair;
import dev.evenkeel.media.sfu.bridge.MeetingState.SessionClaim;
import dev.evenkeel.media.sfu.bridge.MeetingState.Track;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeetingStateCodecTest {
    private static final List<RelayPair> PAIRS =
            List.of(
                    new RelayPair("relay-a", "relay-b"),
                    new RelayPair("relay-c", null),
                    new RelayPair("relay-d", "relay-a"));

    private final MessageReader reader = new MessageReader();

    private static MeetingState state(int sessions) {
        List<SessionClaim> claims = new ArrayList<>();
        List<Track> tracks = new ArrayList<>();
        List<Integer> unwanted = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            claims.add(new SessionClaim("p-participant-%03d".formatted(i), i % 2 == 0, i));
            unwanted.add(1_000 + i);
            tracks.add(
                    new Track(i, "p-participant-%03d".formatted(i), "camera", true, -i, i % 3, i));
        }
        return new MeetingState("abc-defg-hij", 7, PAIRS, true, false, claims, tracks, unwanted);
    }

    private MeetingStateCodec.Part decode(byte[] part) {
        return MeetingStateCodec.decode(reader.wrap(part, part.length));
    }

    @Test
    void aSmallStateIsOnePart() {
        // When
        List<byte[]> parts = MeetingStateCodec.encode(state(3), 1);

        // Then
        assertThat(parts).hasSize(1);
        assertThat(new StateAssembler().add(decode(parts.getFirst()))).isEqualTo(state(3));
    }

    @Test
    void aLargeStateIsSplitAndPutTogetherInAnyOrder() {
        // When
        List<byte[]> parts = MeetingStateCodec.encode(state(100), 1);

        // Then
        assertThat(parts).hasSizeGreaterThan(3).allMatch(part -> part.length <= 1_167);
        StateAssembler assembler = new StateAssembler();
        for (int i = parts.size() - 1; i > 0; i--) {
            assertThat(assembler.add(decode(parts.get(i)))).isNull();
        }
        MeetingState whole = assembler.add(decode(parts.getFirst()));
        assertThat(whole.pairs()).isEqualTo(PAIRS);
        assertThat(whole.tracks()).containsExactlyInAnyOrderElementsOf(state(100).tracks());
        assertThat(whole.unwanted()).containsExactlyInAnyOrderElementsOf(state(100).unwanted());
        assertThat(whole.sessions()).containsExactlyInAnyOrderElementsOf(state(100).sessions());
    }

    @Test
    void anOlderStateNeverReplacesANewerOne() {
        // Given
        StateAssembler assembler = new StateAssembler();
        assembler.add(decode(MeetingStateCodec.encode(state(2), 5).getFirst()));

        // When
        MeetingState older =
                assembler.add(decode(MeetingStateCodec.encode(state(1), 4).getFirst()));

        // Then
        assertThat(older).isNull();
    }

    @Test
    void damagedStatesAreRefused() {
        // Given
        byte[] good = MeetingStateCodec.encode(state(5), 1).getFirst();
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(good.length));
            if (bad.length > 0) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }

            // When
            MeetingStateCodec.Part part = decode(bad);

            // Then
            assertThat(part == null || part.index() < part.count()).isTrue();
        }
    }
}
