package dev.evenkeel.room.schedule.mail;

import dev.evenkeel.room.account.AccountConfig;
import dev.evenkeel.room.live.LiveRooms;
import dev.evenkeel.room.schedule.ScheduleConfig;
import dev.evenkeel.room.schedule.calendar.Calendars;
import dev.evenkeel.room.schedule.store.MailStore;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Sends the mails that wait, as often as it takes. A mail is gone from the book only after the
 * server has taken it; when the process dies in between it is sent once more under the same
 * Message-ID, by which mail servers tell that it is the same one (RFC 5322 section 3.6.4).
 */
@Singleton
public class MailSender {
    private static final Logger LOG = Logger.getLogger(MailSender.class);
    private static final Duration CLAIM = Duration.ofMinutes(2);
    private static final Duration SENDING = Duration.ofSeconds(60);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration STOPPING = Duration.ofSeconds(5);
    private static final int LONGEST_ERROR = 300;
    private static final int MOST_DOUBLINGS = 12;

    private final ScheduleConfig config;
    private final AccountConfig accounts;
    private final Mailroom mailroom;
    private final MailStore store;
    private final ReactiveMailer mailer;
    private final LiveRooms rooms;
    private final Clock clock;
    private final Vertx vertx;
    private final AtomicBoolean sending = new AtomicBoolean();
    private final AtomicInteger wakes = new AtomicInteger();
    private volatile boolean stopping;
    private long timer;

    @Inject
    MailSender(
            ScheduleConfig config,
            AccountConfig accounts,
            Mailroom mailroom,
            MailStore store,
            ReactiveMailer mailer,
            LiveRooms rooms,
            Clock clock,
            Vertx vertx) {
        this.config = config;
        this.accounts = accounts;
        this.mailroom = mailroom;
        this.store = store;
        this.mailer = mailer;
        this.rooms = rooms;
        this.clock = clock;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        timer = vertx.setPeriodic(config.mailInterval().toMillis(), _ -> wake());
    }

    /** A mail under way is finished: it is sent, or known not to be. */
    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        vertx.cancelTimer(timer);
        stopping = true;
        long end = System.nanoTime() + STOPPING.toNanos();
        while (sending.get() && System.nanoTime() < end) {
            Thread.sleep(10);
        }
    }

    /** There may be mails to send. */
    public void wake() {
        wakes.incrementAndGet();
        if (mailroom.isOpen() && rooms.isLoaded() && sending.compareAndSet(false, true)) {
            int before = wakes.get();
            sendAll()
                    .subscribe()
                    .with(
                            nothing -> rest(before),
                            failure -> {
                                LOG.warnf("event=mails-not-read cause=\"%s\"", failure);
                                sending.set(false);
                            });
        }
    }

    /** Whoever woke the sender while it was going to sleep is heard. */
    private void rest(int before) {
        sending.set(false);
        if (wakes.get() != before) {
            wake();
        }
    }

    private Uni<Void> sendAll() {
        if (stopping) {
            return Uni.createFrom().voidItem();
        }
        Instant now = clock.instant();
        return store.claim(now, now.plus(CLAIM))
                .chain(claimed ->
                        claimed.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : send(claimed.get()).chain(this::sendAll));
    }

    private Uni<Void> send(MailStore.Claimed claimed) {
        return mailer.send(mail(claimed))
                .ifNoItem()
                .after(SENDING)
                .fail()
                .onItemOrFailure()
                .transformToUni((nothing, failure) ->
                        failure == null ? store.sent(claimed.mailId()) : failed(claimed, failure));
    }

    private Uni<Void> failed(MailStore.Claimed claimed, Throwable failure) {
        Instant now = clock.instant();
        String error = cut(String.valueOf(failure.getMessage()));
        if (now.isAfter(claimed.writtenAt().plus(config.mailLife()))) {
            LOG.errorf(
                    "event=mail-given-up mail=%s meeting=%s attempts=%d cause=\"%s\"",
                    claimed.mailId(), claimed.letter().meetingId(), claimed.attempts(), error);
            return store.giveUp(claimed.mailId(), now, error);
        }
        LOG.warnf(
                "event=mail-not-sent mail=%s attempts=%d cause=\"%s\"",
                claimed.mailId(), claimed.attempts(), error);
        return store.retry(claimed.mailId(), now.plus(pause(claimed.attempts())), error);
    }

    private Duration pause(int attempts) {
        Duration pause =
                config.mailRetry().multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private Mail mail(MailStore.Claimed claimed) {
        Letter letter = claimed.letter();
        String from = accounts.mailFrom().orElseThrow();
        Mail mail =
                Mail.withText(letter.recipient(), letter.subject(), letter.text())
                        .setHtml(letter.html())
                        .setFrom(from)
                        .addHeader("Message-ID", "<" + claimed.mailId() + "@evenkeel>")
                        .addHeader("Auto-Submitted", "auto-generated");
        Letter.CalendarPart part = letter.calendar();
        if (part != null) {
            mail.addAttachment(
                    "invite.ics",
                    part.content().getBytes(StandardCharsets.UTF_8),
                    contentType(part.method()));
        }
        return mail;
    }

    /** The method is in the content type, too (RFC 6047 section 2.4). */
    private static String contentType(Calendars.Method method) {
        return "text/calendar; charset=UTF-8; method=" + method.name();
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() > LONGEST_ERROR ? line.substring(0, LONGEST_ERROR) : line;
    }
}
