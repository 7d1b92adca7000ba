package dev.evenkeel.platform.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdentifiersTest {
    private static final Instant RFC_9562_EXAMPLE = Instant.parse("2022-02-22T19:22:22Z");

    private final Identifiers identifiers = at(RFC_9562_EXAMPLE);

    @Test
    void uuidCarriesTheTimeInItsFirst48Bits() {
        // When
        UUID uuid = identifiers.uuid();

        // Then: RFC 9562 appendix A.6
        assertThat(uuid.toString()).startsWith("017f22e2-79b0-7");
        assertThat(uuid.version()).isEqualTo(7);
        assertThat(uuid.variant()).isEqualTo(2);
    }

    @Test
    void laterUuidSortsLater() {
        // When
        String earlier = identifiers.uuid().toString();
        String later = at(RFC_9562_EXAMPLE.plusMillis(1)).uuid().toString();

        // Then
        assertThat(earlier).isLessThan(later);
    }

    @Test
    void uuidsSortInTheOrderTheyWereMadeEvenWithinAMillisecond() {
        assertThat(Stream.generate(() -> identifiers.uuid().toString()).limit(5_000))
                .isSortedAccordingTo(Comparator.naturalOrder())
                .doesNotHaveDuplicates();
    }

    @Test
    void meetingIdHasItsForm() {
        assertThat(Stream.generate(identifiers::meetingId).limit(200))
                .allMatch(id -> id.matches("[a-z]{3}-[a-z]{4}-[a-z]{3}"))
                .doesNotHaveDuplicates();
    }

    @Test
    void participantIdHasItsForm() {
        assertThat(Stream.generate(identifiers::participantId).limit(200))
                .allMatch(id -> id.matches("p-[a-z2-7]{12}"))
                .doesNotHaveDuplicates();
    }

    private static Identifiers at(Instant now) {
        return new Identifiers(RandomGenerator.getDefault(), Clock.fixed(now, ZoneOffset.UTC));
    }
}
