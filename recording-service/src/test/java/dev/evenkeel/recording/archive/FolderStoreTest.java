package dev.evenkeel.recording.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest extends ArchiveStoreContract {
    @TempDir Path folder;

    @Override
    ArchiveStore newStore() {
        return new FolderStore(folder);
    }

    @Test
    void ofManyWhoCreateTheSameOneSucceeds() throws Exception {
        ArchiveStore store = newStore();
        for (int round = 0; round < 5; round++) {
            // Given
            String name = "rec-1/t1/%06d.seg".formatted(round);
            List<Callable<Boolean>> owners = new ArrayList<>();
            for (int owner = 0; owner < 6; owner++) {
                byte[] content = new byte[] {(byte) owner};
                owners.add(() -> creates(store, name, content));
            }

            // When
            int succeeded = 0;
            try (var threads = Executors.newCachedThreadPool()) {
                for (Future<Boolean> one : threads.invokeAll(owners)) {
                    succeeded += one.get() ? 1 : 0;
                }
            }

            // Then
            assertThat(succeeded).isEqualTo(1);
        }
    }

    private static boolean creates(ArchiveStore store, String name, byte[] content)
            throws IOException {
        try {
            store.create(name, content);
            return true;
        } catch (WrittenByAnotherException e) {
            return false;
        }
    }
}
