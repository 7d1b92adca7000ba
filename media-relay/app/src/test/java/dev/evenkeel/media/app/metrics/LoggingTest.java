package dev.evenkeel.media.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.evenkeel.media.app.RelayTest;
import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.test.junit.QuarkusTest;
import org.jboss.logmanager.handlers.AsyncHandler;
import org.jboss.logmanager.handlers.AsyncHandler.OverflowAction;
import org.jboss.logmanager.handlers.ConsoleHandler;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RelayTest
class LoggingTest {

    @Test
    void noThreadWaitsForTheDiskThatTheLogIsWrittenTo() {
        // When
        var handlers = InitialConfigurator.DELAYED_HANDLER.getHandlers();

        // Then
        assertThat(handlers).doesNotHaveAnyElementsOfTypes(ConsoleHandler.class);
        assertThat(handlers)
                .filteredOn(AsyncHandler.class::isInstance)
                .singleElement(type(AsyncHandler.class))
                .satisfies(handler -> {
                    assertThat(handler.getOverflowAction()).isEqualTo(OverflowAction.DISCARD);
                    assertThat(handler.getHandlers())
                            .hasAtLeastOneElementOfType(ConsoleHandler.class);
                });
    }
}
