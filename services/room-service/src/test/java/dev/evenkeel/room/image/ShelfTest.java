package dev.evenkeel.room.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShelfTest {
    private static final UUID ID = new UUID(0, 1);

    private final List<UniEmitter<? super Optional<byte[]>>> asked = new ArrayList<>();
    private final Shelf shelf =
            new Shelf((_, _) -> Uni.createFrom().emitter(emitter -> asked.add(emitter)));
    private final List<Integer> lengths = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();

    @Test
    void oneQuestionAnswersAllWhoAskMeanwhileAndLater() {
        // When
        look("m-1", ID);
        look("m-1", ID);
        asked.getFirst().complete(Optional.of(new byte[5]));
        look("m-1", ID);

        // Then
        assertThat(asked).hasSize(1);
        assertThat(lengths).containsExactly(5, 5, 5);
    }

    @Test
    void theSameMessageOfAnotherMeetingIsAnotherImage() {
        // When
        look("m-1", ID);
        look("m-2", ID);

        // Then
        assertThat(asked).hasSize(2);
    }

    @Test
    void aFailureIsNotRemembered() {
        // When
        look("m-1", ID);
        asked.getFirst().fail(new IllegalStateException("away"));
        look("m-1", ID);
        asked.getLast().complete(Optional.of(new byte[5]));

        // Then
        assertThat(failures).hasSize(1);
        assertThat(lengths).containsExactly(5);
    }

    @Test
    void whatWasLookedAtLongestAgoMakesRoom() {
        // Given
        for (int i = 0; i < 13; i++) {
            look("m-1", new UUID(0, i));
            asked.getLast().complete(Optional.of(new byte[4 << 20]));
        }

        // When
        look("m-1", new UUID(0, 12));
        look("m-1", new UUID(0, 0));

        // Then
        assertThat(asked).hasSize(14);
    }

    @Test
    void onlyAFewAreReadAtOnce() {
        // When
        for (int i = 0; i < 6; i++) {
            look("m-1", new UUID(0, i));
        }

        // Then
        assertThat(asked).hasSize(4);
        asked.getFirst().complete(Optional.empty());
        assertThat(asked).hasSize(5);
    }

    private void look(String meetingId, UUID messageId) {
        shelf.read(meetingId, messageId)
                .subscribe()
                .with(found -> found.ifPresent(bytes -> lengths.add(bytes.length)), failures::add);
    }
}
