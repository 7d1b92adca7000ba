package dev.evenkeel.room.schedule;

import dev.evenkeel.room.live.LiveRooms;
import dev.evenkeel.room.schedule.mail.MailSender;
import dev.evenkeel.room.schedule.mail.Mailroom;
import dev.evenkeel.room.schedule.mail.ReminderSource;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Looks, from time to time, whom to remind of what. */
@Singleton
public class Reminders {
    private static final Logger LOG = Logger.getLogger(Reminders.class);

    private final ScheduleConfig config;
    private final List<ReminderSource> sources;
    private final Mailroom mailroom;
    private final MailSender sender;
    private final LiveRooms rooms;
    private final Clock clock;
    private final Vertx vertx;
    private final AtomicBoolean looking = new AtomicBoolean();
    private long timer;

    @Inject
    Reminders(
            ScheduleConfig config,
            @All List<ReminderSource> sources,
            Mailroom mailroom,
            MailSender sender,
            LiveRooms rooms,
            Clock clock,
            Vertx vertx) {
        this.config = config;
        this.sources = sources;
        this.mailroom = mailroom;
        this.sender = sender;
        this.rooms = rooms;
        this.clock = clock;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        timer = vertx.setPeriodic(config.reminderInterval().toMillis(), _ -> look());
    }

    void stop(@Observes ShutdownEvent stopped) {
        vertx.cancelTimer(timer);
    }

    private void look() {
        if (mailroom.isOpen() && rooms.isLoaded() && looking.compareAndSet(false, true)) {
            remind().chain(() -> all(source -> source.forget(clock.instant()).replaceWithVoid()))
                    .onTermination()
                    .invoke(() -> looking.set(false))
                    .subscribe()
                    .with(
                            _ -> sender.wake(),
                            failure ->
                                    LOG.warnf("event=reminders-not-written cause=\"%s\"", failure));
        }
    }

    /** Writes every reminder that is due. */
    public Uni<Void> remind() {
        return all(this::remind);
    }

    private Uni<Void> remind(ReminderSource source) {
        return Uni.createFrom()
                .deferred(() -> source.remind(clock.instant()))
                .chain(more -> more ? remind(source) : Uni.createFrom().voidItem());
    }

    /** One after another. */
    private Uni<Void> all(Function<ReminderSource, Uni<Void>> work) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (ReminderSource source : sources) {
            all = all.chain(() -> work.apply(source));
        }
        return all;
    }
}
