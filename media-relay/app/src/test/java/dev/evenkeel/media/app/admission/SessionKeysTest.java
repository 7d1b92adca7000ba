package dev.evenkeel.media.app.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.app.Snapshots;
import dev.evenkeel.media.app.engine.Reading;
import dev.evenkeel.media.app.engine.SessionClosed;
import dev.evenkeel.media.sfu.RelaySnapshot;
import dev.evenkeel.testkit.MutableClock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionKeysTest {
    private final SessionKeys keys = new SessionKeys(MutableClock.at(Snapshots.NOW));

    @Test
    void aKeyHas128Bits() {
        assertThat(Base64.getUrlDecoder().decode(keys.issue("s-1"))).hasSize(16);
        assertThat(keys.issue("s-1")).isNotEqualTo(keys.issue("s-2"));
    }

    @Test
    void onlyItsKeyOpensASession() {
        // Given
        String key = keys.issue("s-1");
        String other = keys.issue("s-2");

        // Then
        assertThat(keys.opens("s-1", key)).contains(true);
        assertThat(keys.opens("s-1", other)).contains(false);
        assertThat(keys.opens("s-3", key)).isEmpty();
    }

    @Test
    void aClosedSessionHasNoKey() {
        // Given
        String key = keys.issue("s-1");

        // When
        keys.forget(new SessionClosed("s-1"));

        // Then
        assertThat(keys.opens("s-1", key)).isEmpty();
    }

    @Test
    void aSessionThatEndedFirstLeavesNoKey() {
        // Given
        String gone = keys.issue("s-gone");
        String open = keys.issue("s-open");

        // When
        keys.forgetUnowned(readingAfter(Duration.ofSeconds(4)));
        assertThat(keys.opens("s-gone", gone)).contains(true);
        keys.forgetUnowned(readingAfter(Duration.ofSeconds(6)));

        // Then
        assertThat(keys.opens("s-gone", gone)).isEmpty();
        assertThat(keys.opens("s-open", open)).contains(true);
    }

    private static Reading readingAfter(Duration time) {
        RelaySnapshot snapshot =
                Snapshots.of(List.of(Snapshots.session("s-open", true, "connected")));
        return new Reading(snapshot, Snapshots.NOW.plus(time), 0, Duration.ZERO);
    }
}
