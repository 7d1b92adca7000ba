package dev.evenkeel.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(CompetingPublishersTest.WithoutPublisher.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class LeaseTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Inject Transactions transactions;

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void theHolderLetsGoByItsOwnClock() {
        // Given
        Lease lease = lease("one");
        OptionalLong epoch = Fixture.await(lease.keep());

        // When
        nanos.addAndGet(MINUTE.toNanos());

        // Then
        assertThat(epoch).isPresent();
        assertThat(lease.epoch()).isEmpty();
        assertThat(lease.holds(epoch.getAsLong())).isFalse();
        Fixture.await(lease.keep());
        Fixture.await(lease.release());
    }

    @Test
    void itIsKeptInGoodTimeUnderTheSameEpoch() {
        // Given
        Lease lease = lease("two");
        OptionalLong epoch = Fixture.await(lease.keep());
        assertThat(lease.isDue()).isFalse();

        // When
        nanos.addAndGet(MINUTE.dividedBy(2).toNanos());
        assertThat(lease.isDue()).isTrue();
        OptionalLong kept = Fixture.await(lease.keep());

        // Then
        assertThat(kept).isEqualTo(epoch);
        assertThat(lease.isDue()).isFalse();
        Fixture.await(lease.release());
    }

    @Test
    void afterItWasGivenBackTheNextHasItAtOnce() {
        // Given
        Lease first = lease("three");
        Lease second = lease("four");
        long before = Fixture.await(first.keep()).getAsLong();
        assertThat(Fixture.await(second.keep())).isEmpty();

        // When
        Fixture.await(first.release());

        // Then
        assertThat(Fixture.await(second.keep()).getAsLong()).isGreaterThan(before);
        Fixture.await(second.release());
    }

    private Lease lease(String holder) {
        return new Lease(new OutboxStore(transactions, holder, MINUTE), MINUTE, nanos::get);
    }
}
