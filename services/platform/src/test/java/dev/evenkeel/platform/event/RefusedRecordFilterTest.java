package dev.evenkeel.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class RefusedRecordFilterTest {
    private final RefusedRecordFilter filter = new RefusedRecordFilter();

    @Test
    void onlyTheTwoMessagesAboutSingleRecordsAreDropped() {
        assertThat(filter.isLoggable(error("SRMSG18206: Unable to write to Kafka"))).isFalse();
        assertThat(filter.isLoggable(error("SRMSG18212: Message %s was not sent"))).isFalse();
        assertThat(filter.isLoggable(error("SRMSG18228: A failure has been reported"))).isTrue();
        assertThat(filter.isLoggable(error(null))).isTrue();
    }

    private static LogRecord error(String message) {
        return new LogRecord(Level.SEVERE, message);
    }
}
