package dev.evenkeel.room.account;

import dev.evenkeel.room.account.domain.Secrets;
import dev.evenkeel.room.account.store.LinkStore;
import dev.evenkeel.room.domain.KeyHash;
import dev.evenkeel.room.live.LiveRooms;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The one-time link that makes the first administrator. While there is none, every start draws a
 * new secret, keeps its hash, and hands the secret to whoever runs the installation: in a file only
 * they can read, or else in the log.
 */
@Singleton
public class SetupLink {
    private static final Logger LOG = Logger.getLogger(SetupLink.class);

    private final LinkStore links;
    private final LiveRooms rooms;
    private final Optional<Path> file;
    private final Clock clock;
    private volatile boolean done;

    @Inject
    SetupLink(LinkStore links, LiveRooms rooms, AccountConfig config, Clock clock) {
        this.links = links;
        this.rooms = rooms;
        this.file = config.setupFile();
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        rooms.loaded()
                .chain(this::offer)
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("event=setup-link-failed cause=\"%s\"", failure.getMessage()))
                .subscribe()
                .with(_ -> done = true, _ -> done = true);
    }

    /** Whether this start has found out if there is an administrator. */
    public boolean isDone() {
        return done;
    }

    /** There is an administrator now. */
    void used() {
        file.ifPresent(SetupLink::delete);
    }

    /** Draws a new secret, which voids the one before, unless there is an administrator. */
    public Uni<Void> offer() {
        String secret = Secrets.draw(new SecureRandom());
        return links.putSetup(KeyHash.of(secret), clock.instant())
                .invoke(put -> {
                    if (put) {
                        tell(secret);
                    } else {
                        used();
                    }
                })
                .replaceWithVoid();
    }

    private void tell(String secret) {
        if (file.isPresent()) {
            write(file.get(), secret);
            LOG.infof("event=no-administrator setup-file=%s", file.get());
        } else {
            LOG.warnf("event=no-administrator open=/setup#%s", secret);
        }
    }

    private static void write(Path file, String secret) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Path written =
                    Files.createTempFile(
                            folder,
                            "setup",
                            ".tmp",
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            Files.writeString(written, secret);
            Files.move(
                    written,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            LOG.errorf("event=setup-file-not-written file=%s cause=\"%s\"", file, failed);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            LOG.warnf("event=setup-file-not-deleted file=%s cause=\"%s\"", file, failed);
        }
    }
}
