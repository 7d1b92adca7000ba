package dev.evenkeel.telemetry.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import dev.evenkeel.contracts.telemetry.StreamSample;
import dev.evenkeel.telemetry.Samples;
import dev.evenkeel.telemetry.domain.Producer.Participant;
import dev.evenkeel.telemetry.domain.Producer.Site;
import dev.evenkeel.telemetry.domain.Verdict.Accepted;
import dev.evenkeel.telemetry.domain.Verdict.Duplicate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NormaliserTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Site HQ = new Site("hq", Set.of(TelemetryKind.LINKS));

    private final Normaliser normaliser = new Normaliser();
    private final SampleCheck<?> check = SampleCheck.of(TelemetryKind.LINKS);

    @Test
    void changesAreCountedFromTheSampleBefore() {
        // Given
        send(0, reading(0, 100));

        // When
        LinkMeasurement second = only(send(10, reading(10, 130)));

        // Then
        assertThat(second.changes().inErrors()).isEqualTo(30);
        assertThat(second.changesSince()).isEqualTo(NOON);
        assertThat(second.arrival().receivedAt()).isEqualTo(NOON.plusSeconds(10));
        assertThat(second.arrival().late()).isFalse();
    }

    @Test
    void firstAfterAResetTellsNoChangeAndTheNextDoes() {
        // Given
        send(0, reading(0, 100));

        // When
        LinkMeasurement reset = only(send(10, reading(10, 5)));
        LinkMeasurement next = only(send(20, reading(20, 8)));

        // Then
        assertThat(reset.changes()).isNull();
        assertThat(next.changes().inErrors()).isEqualTo(3);
    }

    @Test
    void lateSampleIsMarkedAndMovesNothing() {
        // Given
        send(0, reading(0, 100));
        send(20, reading(20, 150));

        // When
        LinkMeasurement late = only(send(21, reading(10, 120)));
        LinkMeasurement next = only(send(30, reading(30, 160)));

        // Then
        assertThat(late.arrival().late()).isTrue();
        assertThat(late.changes()).isNull();
        assertThat(next.changes().inErrors()).isEqualTo(10);
        assertThat(next.changesSince()).isEqualTo(NOON.plusSeconds(20));
    }

    @Test
    void outOfOrderInOneBatchIsLateToo() {
        // When
        List<Verdict> verdicts = send(20, reading(20, 150), reading(10, 120), reading(15, 130));

        // Then
        assertThat(verdicts.stream().map(v -> data(v).arrival().late()).toList())
                .containsExactly(false, true, true);
    }

    @Test
    void publishedSampleIsADuplicateFromThenOn() {
        // Given
        ObjectNode sample = reading(0, 100);
        normaliser.published(send(0, sample), HQ);

        // When
        List<Verdict> again = send(1, sample);

        // Then
        assertThat(again.getFirst()).isInstanceOf(Duplicate.class);
    }

    @Test
    void sampleThatGotLostIsNoDuplicate() {
        // Given
        ObjectNode sample = reading(0, 100);
        normaliser.failed(send(0, sample), HQ);

        // When
        LinkMeasurement again = only(send(1, sample));

        // Then
        assertThat(again.changes()).isNull();
        assertThat(again.arrival().late()).isFalse();
    }

    @Test
    void sameSampleTwiceInABatchIsPublishedOnce() {
        // Given
        ObjectNode sample = reading(0, 100);

        // When
        List<Verdict> verdicts = send(0, sample, sample);

        // Then
        assertThat(verdicts.get(0)).isInstanceOf(Accepted.class);
        assertThat(verdicts.get(1)).isInstanceOf(Duplicate.class);
    }

    @Test
    void producersDoNotShareIds() {
        // Given
        ObjectNode sample = reading(0, 100);
        normaliser.published(send(0, sample), HQ);
        Site berlin = new Site("berlin", Set.of(TelemetryKind.LINKS));

        // When
        List<Verdict> theirs =
                normaliser.normalise(
                        List.of(
                                check.judge(
                                        sample.deepCopy().put("siteId", "berlin"), berlin, NOON)),
                        berlin,
                        NOON);

        // Then
        assertThat(theirs.getFirst()).isInstanceOf(Accepted.class);
    }

    @Test
    void fastClockIsCorrectedAndSaid() {
        // Given
        send(0, reading(45, 100));

        // When
        LinkMeasurement corrected = only(send(10, reading(55, 130)));

        // Then
        assertThat(corrected.timestamp()).isEqualTo(NOON.plusSeconds(10));
        assertThat(corrected.changesSince()).isEqualTo(NOON);
        assertThat(corrected.arrival().clockOffsetMillis()).isEqualTo(-45_000);
    }

    @Test
    void streamOfAFastClockKeepsItsSite() {
        // Given
        Participant room = Samples.somebody();
        ObjectNode fast = Samples.of(room, NOON.plusSeconds(45)).put("siteId", "hq");

        // When
        Verdict taken = SampleCheck.of(TelemetryKind.STREAMS).judge(fast, room, NOON);
        Verdict verdict = normaliser.normalise(List.of(taken), room, NOON).getFirst();

        // Then
        assertThat(verdict).isInstanceOf(Accepted.class);
        StreamSample corrected = (StreamSample) ((Accepted<?>) verdict).sample();
        assertThat(corrected.timestamp()).isEqualTo(NOON);
        assertThat(corrected.siteId()).isEqualTo("hq");
    }

    @Test
    void sampleWithoutTimeIsOfTheMomentItCameWhateverTheSendersClock() {
        // Given: a fast clock, as the last sample before the sender vanished
        send(0, reading(45, 100));
        ObjectNode will = reading(0, 130);
        will.remove("timestamp");

        // When
        LinkMeasurement taken = only(send(10, will));
        LinkMeasurement next = only(send(20, reading(65, 140)));

        // Then
        assertThat(taken.timestamp()).isEqualTo(NOON.plusSeconds(10));
        assertThat(taken.arrival().late()).isFalse();
        assertThat(taken.arrival().clockOffsetMillis()).isNull();
        assertThat(next.arrival().late()).isFalse();
        assertThat(next.timestamp()).isEqualTo(NOON.plusSeconds(20));
    }

    @Test
    void whatOnlyTheDoorSaysIsNotTakenFromTheSender() {
        // Given
        ObjectNode sample = reading(0, 100);
        sample.putObject("arrival").put("receivedAt", "1999-01-01T00:00:00Z").put("late", true);
        sample.putObject("changes").put("inErrors", 1);
        sample.putObject("rates").put("inErrorsPerSecond", 0.1);

        // When
        LinkMeasurement taken = only(send(0, sample));

        // Then
        assertThat(taken.arrival().receivedAt()).isEqualTo(NOON);
        assertThat(taken.changes()).isNull();
        assertThat(taken.rates()).isNull();
    }

    @Test
    void ratesUtilisationAndLossFollowFromTheChanges() {
        // Given
        send(0, traffic(0, 1_000, 10_000, 500));

        // When
        LinkMeasurement second = only(send(10, traffic(10, 1_001_000, 10_900, 600)));

        // Then: 8 Mbit in ten seconds over 2 Mbit/s, and 100 broken of 1,000
        assertThat(second.rates().inBitsPerSecond()).isEqualTo(800_000);
        assertThat(second.rates().inUtilisationRatio()).isEqualTo(0.4);
        assertThat(second.rates().inErrorsPerSecond()).isEqualTo(10);
        assertThat(second.rates().outUtilisationRatio()).isNull();
        assertThat(second.utilisationRatio()).isEqualTo(0.4);
        assertThat(second.lossRatio()).isEqualTo(0.1);
    }

    @Test
    void whatTheSenderMeasuredCountsMoreThanWhatFollowsFromCounters() {
        // Given
        send(0, traffic(0, 1_000, 10_000, 500));
        ObjectNode measured = traffic(10, 1_001_000, 10_900, 600);
        measured.put("lossRatio", 0.02).put("utilisationRatio", 0.9);

        // When
        LinkMeasurement second = only(send(10, measured));

        // Then
        assertThat(second.lossRatio()).isEqualTo(0.02);
        assertThat(second.utilisationRatio()).isEqualTo(0.9);
    }

    private List<Verdict> send(int second, ObjectNode... samples) {
        Instant now = NOON.plusSeconds(second);
        return normaliser.normalise(
                Arrays.stream(samples).map(s -> check.judge(s, HQ, now)).toList(), HQ, now);
    }

    private static LinkMeasurement only(List<Verdict> verdicts) {
        assertThat(verdicts).hasSize(1);
        return data(verdicts.getFirst());
    }

    private static LinkMeasurement data(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Accepted.class);
        return (LinkMeasurement) ((Accepted<?>) verdict).sample();
    }

    private static ObjectNode traffic(int second, long inOctets, long inPackets, long inErrors) {
        ObjectNode reading = Samples.link("up-1", "hq", NOON.plusSeconds(second));
        reading.put("bitsPerSecond", 2_000_000).put("counterBits", 64).remove("lossRatio");
        reading.putObject("counters")
                .put("inOctets", inOctets)
                .put("inPackets", inPackets)
                .put("inErrors", inErrors);
        return reading;
    }

    private static ObjectNode reading(int second, long inErrors) {
        ObjectNode reading = Samples.link("up-1", "hq", NOON.plusSeconds(second));
        reading.put("counterBits", 64).putObject("counters").put("inErrors", inErrors);
        return reading;
    }
}
