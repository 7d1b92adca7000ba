package dev.evenkeel.telemetry.stamp;

import dev.evenkeel.contracts.telemetry.LinkMeasurement;
import dev.evenkeel.media.rtp.stamp.StampClock;
import dev.evenkeel.platform.id.Identifiers;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** {@code ./evenkeel site-agent FILE}: measures a site's links until it is ended. */
public final class SiteAgent implements AutoCloseable {
    private static final String USAGE = "./evenkeel site-agent FILE   (docs/network.md)";
    private static final int USAGE_ERROR = 2;

    private final AgentSettings settings;
    private final Clock clock;
    private final Consumer<String> log;
    private final List<LinkProbes> links;
    private final DoorReporter reporter;
    private final Identifiers identifiers;

    /** Links of which nothing can be said yet; of the reporting thread. */
    private int unheard;

    /** Sends, and nothing else: nothing may hold it up. */
    private final ScheduledExecutorService sending = executor("stamp-sending");

    private final ScheduledExecutorService reporting = executor("stamp-reporting");

    private SiteAgent(AgentSettings settings, Clock clock, Consumer<String> log) {
        SecureRandom random = new SecureRandom();
        StampClock stamps = new StampClock(clock.instant(), System.nanoTime());
        this.settings = settings;
        this.clock = clock;
        this.log = log;
        this.identifiers = new Identifiers(random, clock);
        this.reporter = new DoorReporter(settings.door(), settings.tokenFile(), log);
        this.links =
                settings.links().stream()
                        .map(link -> new LinkProbes(link, settings.site(), stamps, random))
                        .toList();
    }

    public static void main(String[] words) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (words.length != 1) {
            System.err.println(USAGE);
            System.exit(USAGE_ERROR);
        }
        try (SiteAgent agent =
                start(
                        AgentReader.read(Path.of(words[0])),
                        Clock.systemUTC(),
                        line -> out.println(Clock.systemUTC().instant() + " " + line))) {
            CountDownLatch ended = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(ended::countDown));
            ended.await();
        } catch (IOException | IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(USAGE_ERROR);
        }
    }

    /**
     * Starts one.
     *
     * @param log takes what it does, a line each
     */
    static SiteAgent start(AgentSettings settings, Clock clock, Consumer<String> log) {
        SiteAgent agent = new SiteAgent(settings, clock, log);
        log.accept(
                "event=site-agent site=%s links=%s".formatted(settings.site(), settings.links()));
        agent.schedule();
        return agent;
    }

    @Override
    public void close() {
        sending.shutdownNow();
        reporting.shutdownNow();
        links.forEach(LinkProbes::close);
    }

    private void schedule() {
        long every = settings.every().toNanos();
        sending.scheduleAtFixedRate(this::sendAll, 0, every, TimeUnit.NANOSECONDS);
        long interval = settings.interval().toNanos();
        sending.scheduleAtFixedRate(this::endAll, interval, interval, TimeUnit.NANOSECONDS);
    }

    private void sendAll() {
        for (LinkProbes link : links) {
            guard("send", link::send);
        }
    }

    /** On the sending thread, so that an interval has all packets of its time. */
    private void endAll() {
        List<LinkProbes.Ended> ended =
                links.stream().map(link -> link.end(clock.instant())).toList();
        reporting.schedule(
                () -> guard("report", () -> report(ended)),
                settings.timeout().toNanos(),
                TimeUnit.NANOSECONDS);
    }

    private void report(List<LinkProbes.Ended> ended) {
        List<LinkMeasurement> measurements =
                ended.stream()
                        .map(one -> one.measure(identifiers))
                        .flatMap(Optional::stream)
                        .toList();
        tellUnheard(ended.size() - measurements.size());
        try {
            reporter.report(measurements);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Once for each change. */
    private void tellUnheard(int links) {
        if (links > 0 && links != unheard) {
            log.accept("event=no-reflector-ever-answered links=" + links);
        }
        unheard = links;
    }

    /** A bug costs one turn and not those to come, which an executor would else drop in silence. */
    private void guard(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException bug) {
            log.accept("event=failed work=%s reason=\"%s\"".formatted(what, bug));
        }
    }

    private static ScheduledExecutorService executor(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                work -> Thread.ofPlatform().daemon().name(name).unstarted(work));
    }
}
