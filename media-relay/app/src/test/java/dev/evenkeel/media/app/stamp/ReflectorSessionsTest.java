package dev.evenkeel.media.app.stamp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.app.stamp.ReflectorSessions.Admission;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReflectorSessionsTest {
    private static final InetSocketAddress SENDER = new InetSocketAddress("127.0.0.1", 4_000);

    private final ReflectorSessions sessions = new ReflectorSessions(1_000_000, 0);

    @Test
    void oneSenderDoesNotUseUpWhatIsForAll() {
        // When
        Admission last = new Admission.TooMany();
        for (int packet = 0; packet <= ReflectorSessions.MOST_OF_ONE; packet++) {
            last = sessions.admit(SENDER, 1, 0);
        }

        // Then
        assertThat(last).isEqualTo(new Admission.TooFast());
        assertThat(sessions.admit(SENDER, 2, 0)).isEqualTo(new Admission.Admitted(0));
    }

    @Test
    void whatIsNotAnsweredIsNotCounted() {
        // Given
        for (int packet = 0; packet <= ReflectorSessions.MOST_OF_ONE; packet++) {
            sessions.admit(SENDER, 1, 0);
        }

        // When
        Admission later = sessions.admit(SENDER, 1, TimeUnit.SECONDS.toNanos(1));

        // Then
        assertThat(later).isEqualTo(new Admission.Admitted(ReflectorSessions.MOST_OF_ONE));
    }

    @Test
    void sessionsAreBoundedAndThoseThatAreSilentMakeRoom() {
        // Given
        for (int id = 0; id < ReflectorSessions.MOST; id++) {
            sessions.admit(SENDER, id, 0);
        }
        assertThat(sessions.admit(SENDER, 60_000, 0)).isEqualTo(new Admission.TooMany());

        // When
        long later = TimeUnit.SECONDS.toNanos(61);

        // Then
        assertThat(sessions.admit(SENDER, 60_000, later)).isEqualTo(new Admission.Admitted(0));
    }
}
