package dev.evenkeel.recording.archive;

import dev.evenkeel.recording.RecordingConfig;
import dev.evenkeel.recording.archive.s3.S3Settings;
import dev.evenkeel.recording.archive.s3.S3Store;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * The recordings of this installation: in a bucket where one is configured, in a folder otherwise.
 * A bucket that can't be used stops the service at its start; one that does not answer does not.
 */
@Startup
@Singleton
public class Archive {
    private static final Logger LOG = Logger.getLogger(Archive.class);

    private final ArchiveStore store;

    @Inject
    Archive(RecordingConfig config) {
        var s3 = S3Settings.of(config.s3());
        store = s3.isPresent() ? checked(S3Store.open(s3.get())) : new FolderStore(config.folder());
        LOG.infof("event=archive-opened in=%s", store);
    }

    private static ArchiveStore checked(S3Store s3) {
        s3.check();
        return s3;
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (store instanceof S3Store s3) {
            s3.close();
        }
    }

    public RecordingFolder folder(String recordingId) {
        return new RecordingFolder(store, recordingId);
    }
}
