package dev.evenkeel.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessIdentityTest {

    @Test
    void aRunningProcessIsAliveAndAnEndedOneIsNot() throws Exception {
        // Given
        var process = new ProcessBuilder("sleep", "60").start();
        var identity = ProcessIdentity.of(process.pid()).orElseThrow();
        var aliveBefore = identity.isAlive();

        // When
        process.destroyForcibly().waitFor();

        // Then
        assertThat(aliveBefore).isTrue();
        assertThat(identity.isAlive()).isFalse();
    }

    @Test
    void anotherProcessWithTheSamePidIsNotOurs() {
        // Given
        var self = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();

        // When
        var earlier = new ProcessIdentity(self.pid(), self.started() + "0");

        // Then
        assertThat(self.isAlive()).isTrue();
        assertThat(earlier.isAlive()).isFalse();
        assertThat(earlier.handle()).isEmpty();
    }
}
