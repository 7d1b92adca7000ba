package dev.evenkeel.telemetry.stamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenkeel.media.rtp.stamp.StampSender.Reflected;
import org.junit.jupiter.api.Test;

/** Times are milliseconds of the sender's clock; the reflector's is {@code ahead} of it. */
class TestSessionTest {
    private static final long PER_SECOND = 1L << 32;

    private final TestSession session = new TestSession(true);
    private double ahead = 3_600_000;

    @Test
    void roundTripNeedsNoSynchronisedClocks() {
        // Given: 7 ms there, 5 ms back, 100 ms in the reflector, whose clock is an hour ahead
        long sequence = session.send(ntp(0));

        // When
        session.take(
                new Reflected(0, sequence, ntp(0), ntp(7 + ahead), ntp(107 + ahead)), ntp(112));

        // Then
        assertThat(session.measure(session.next()).roundTripMillis()).isCloseTo(12, within(0.001));
    }

    @Test
    void tellsOnWhichWayPacketsWereLost() {
        // Given: of ten, 2 and 3 never arrive, the answer to 6 is lost
        send(10);
        int answered = 0;
        for (int sequence = 0; sequence < 10; sequence++) {
            if (sequence == 2 || sequence == 3) {
                continue;
            }
            if (sequence != 6) {
                answer(sequence, answered);
            }
            answered++;
        }

        // When
        Measured measured = session.measure(10);

        // Then
        assertThat(measured.lossRatio()).isEqualTo(0.3);
        assertThat(measured.outLossRatio()).isEqualTo(0.2);
        assertThat(measured.inLossRatio()).isEqualTo(1 / 8.0);
    }

    @Test
    void aRunOfLossesOverTwoIntervalsIsSharedByThem() {
        // Given: 8, 9, 10 and 11 of twenty never arrive
        send(20);
        for (int sequence = 0; sequence < 20; sequence++) {
            if (sequence < 8 || sequence > 11) {
                answer(sequence, sequence < 8 ? sequence : sequence - 4);
            }
        }

        // When
        Measured first = session.measure(10);
        Measured second = session.measure(20);

        // Then
        assertThat(first.lossRatio()).isEqualTo(0.2);
        assertThat(first.outLossRatio()).isEqualTo(0.2);
        assertThat(second.outLossRatio()).isEqualTo(0.2);
        assertThat(second.inLossRatio()).isZero();
    }

    @Test
    void whatIsLostAtTheEndIsLostOnAWayNobodyKnows() {
        // Given
        send(10);
        for (int sequence = 0; sequence < 8; sequence++) {
            answer(sequence, sequence);
        }

        // When
        Measured measured = session.measure(10);

        // Then
        assertThat(measured.lossRatio()).isEqualTo(0.2);
        assertThat(measured.outLossRatio()).isNull();
        assertThat(measured.inLossRatio()).isNull();
    }

    @Test
    void aReflectorThatBeganAnewDoesNotTellTheWay() {
        // Given: it counts from zero again after packet 5, which is lost
        send(10);
        for (int sequence = 0; sequence < 10; sequence++) {
            if (sequence != 5) {
                answer(sequence, sequence < 5 ? sequence : sequence - 6);
            }
        }

        // When
        Measured first = session.measure(10);
        send(4);
        for (int sequence = 10; sequence < 14; sequence++) {
            answer(sequence, sequence - 6);
        }
        Measured second = session.measure(14);

        // Then
        assertThat(first.lossRatio()).isEqualTo(0.1);
        assertThat(first.outLossRatio()).isNull();
        assertThat(second.outLossRatio()).isZero();
        assertThat(second.inLossRatio()).isZero();
    }

    @Test
    void aReflectorThatDoesNotCountTellsLossAndNotTheWay() {
        // Given
        TestSession stateless = new TestSession(false);
        stateless.send(ntp(0));
        stateless.send(ntp(100));
        stateless.take(new Reflected(1, 1, ntp(100), ntp(107), ntp(108)), ntp(113));

        // When
        Measured measured = stateless.measure(2);

        // Then
        assertThat(measured.lossRatio()).isEqualTo(0.5);
        assertThat(measured.outLossRatio()).isNull();
    }

    @Test
    void duplicatesAreCountedAndHideNoLoss() {
        // Given: 1 reaches the reflector twice, the answer to 2 comes twice, 3 never arrives
        send(5);
        answer(0, 0);
        answer(1, 1);
        answer(1, 2);
        answer(2, 3);
        answer(2, 3);
        answer(4, 4);

        // When
        Measured measured = session.measure(5);

        // Then
        assertThat(measured.answered()).isEqualTo(4);
        assertThat(measured.duplicates()).isEqualTo(2);
        assertThat(measured.outLossRatio()).isEqualTo(0.2);
        assertThat(measured.inLossRatio()).isZero();
    }

    @Test
    void packetsThatOvertakeEachOtherAreNotLost() {
        // Given
        send(4);
        answer(1, 0);
        answer(0, 1);
        answer(3, 2);
        answer(2, 3);

        // When
        Measured measured = session.measure(4);

        // Then
        assertThat(measured.lossRatio()).isZero();
        assertThat(measured.outLossRatio()).isZero();
        assertThat(measured.inLossRatio()).isZero();
    }

    @Test
    void jitterIsThatOfTheDirectionWhereItIsMore() {
        // Given: 10, 14, 10 ms out, always 20 ms back
        reply(0, 10, 20);
        reply(1, 14, 20);
        reply(2, 10, 20);

        // When
        Measured measured = session.measure(3);

        // Then
        assertThat(measured.jitterMillis()).isCloseTo(4, within(0.001));
    }

    @Test
    void aClockThatIsSetIsNoJitter() {
        // Given: the reflector's clock is set an hour back between the second and the third
        reply(0, 10, 20);
        reply(1, 12, 20);
        ahead = 0;
        reply(2, 10, 20);
        reply(3, 12, 20);

        // When
        Measured measured = session.measure(4);

        // Then
        assertThat(measured.jitterMillis()).isCloseTo(2, within(0.001));
        assertThat(measured.roundTripMillis()).isCloseTo(31, within(0.001));
    }

    @Test
    void answersThatComeTooLateOrToNothingSentAreNobodys() {
        // Given
        send(2);
        answer(0, 0);
        assertThat(session.measure(2).lossRatio()).isEqualTo(0.5);

        // When: one after its time, one of the future, one with another timestamp than was sent
        send(1);
        answer(1, 1);
        answer(7, 2);
        session.take(new Reflected(3, 2, ntp(1), ntp(2), ntp(2)), ntp(3));

        // Then
        assertThat(session.measure(3).answered()).isZero();
    }

    private void send(int packets) {
        for (int count = 0; count < packets; count++) {
            session.send(ntp(100 * session.next()));
        }
    }

    private void answer(long sequence, long reflectorSequence) {
        double at = 100 * sequence;
        session.take(
                new Reflected(
                        reflectorSequence,
                        sequence,
                        ntp(at),
                        ntp(at + 7 + ahead),
                        ntp(at + 7 + ahead)),
                ntp(at + 12));
    }

    private void reply(long sequence, double outMillis, double inMillis) {
        double at = 100 * sequence;
        session.send(ntp(at));
        session.take(
                new Reflected(
                        sequence,
                        sequence,
                        ntp(at),
                        ntp(at + outMillis + ahead),
                        ntp(at + outMillis + ahead)),
                ntp(at + outMillis + inMillis));
    }

    private static long ntp(double millis) {
        return Math.round(millis / 1_000 * PER_SECOND);
    }
}
