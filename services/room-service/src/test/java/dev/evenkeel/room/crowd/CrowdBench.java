package dev.evenkeel.room.crowd;

import dev.evenkeel.room.kit.RelayDouble;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/**
 * Fills meetings of one room-service process, which is another one, and prints what a person costs
 * there and how late chat is.
 *
 * <p>{@code CrowdBench URL KAFKA PID MEETINGS PEOPLE_EACH SECONDS DELIVERIES_A_SECOND…}
 */
public final class CrowdBench {
    private static final int WARM_UP_MEETINGS = 10;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double KILOBYTE = 1_000;
    private static final double MEGABYTE = 1e6;

    private final URI base;
    private final ServiceProcess service;
    private final int meetings;
    private final int peopleEach;
    private final Duration length;
    private boolean whole = true;

    private CrowdBench(String[] args) {
        this.base = URI.create(args[0]);
        this.service = new ServiceProcess(Long.parseLong(args[2]), base);
        this.meetings = Integer.parseInt(args[3]);
        this.peopleEach = Integer.parseInt(args[4]);
        this.length = Duration.ofSeconds(Long.parseLong(args[5]));
    }

    public static void main(String[] args) throws Exception {
        CrowdBench bench = new CrowdBench(args);
        try (RelayDouble one = new RelayDouble("relay-a", args[1]);
                RelayDouble two = new RelayDouble("relay-b", args[1])) {
            bench.awaitRelays();
            bench.warmUp(Integer.parseInt(args[6]));
            bench.measure(args);
        }
        System.exit(bench.whole ? 0 : 1);
    }

    private void awaitRelays() throws Exception {
        IOException last = null;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try (Crowd first = new Crowd(base)) {
                first.gather(1, 1);
                first.disperse();
                return;
            } catch (IOException notYet) {
                last = notYet;
                Thread.sleep(Duration.ofMillis(500));
            }
        }
        throw new IllegalStateException("no relay is known", last);
    }

    private void warmUp(int deliveriesPerSecond) throws Exception {
        try (Crowd crowd = new Crowd(base)) {
            crowd.gather(WARM_UP_MEETINGS, peopleEach);
            new Talk(crowd).chat((double) deliveriesPerSecond / peopleEach, WARM_UP);
            crowd.disperse();
        }
    }

    private void measure(String[] args) throws Exception {
        ServiceProcess.Memory before = service.collected();
        try (Crowd crowd = new Crowd(base)) {
            long begun = System.nanoTime();
            crowd.gather(meetings, peopleEach);
            System.out.printf(
                    "%d people came into %d meetings in %.1f s%n",
                    meetings * peopleEach, meetings, (System.nanoTime() - begun) / 1e9);
            ServiceProcess.Memory connected = service.collected();
            Talk talk = new Talk(crowd);
            for (int i = 6; i < args.length; i++) {
                chat(crowd, talk, Integer.parseInt(args[i]));
            }
            tell("connected", before, connected);
            tell("after the chat", before, service.collected());
        }
    }

    private void chat(Crowd crowd, Talk talk, int deliveriesPerSecond) throws Exception {
        int said = talk.said();
        long heard = talk.expected();
        crowd.delays().startOver();
        boolean all = talk.chat((double) deliveriesPerSecond / peopleEach, length);
        long closed = crowd.everybody().stream().filter(one -> one.heard().isGone()).count();
        long wrong =
                talk.sum(Attendee.Heard::twice)
                        + talk.sum(Attendee.Heard::outOfOrder)
                        + talk.sum(Attendee.Heard::problems);
        whole &= all && closed == 0 && wrong == 0;
        System.out.printf(
                "chat, %d s: %d messages said, %d deliveries (%d/s)%s; p50 %d, p99 %d, max %d ms%n",
                length.toSeconds(),
                talk.said() - said,
                talk.expected() - heard,
                (talk.expected() - heard) / length.toSeconds(),
                all && closed == 0 && wrong == 0
                        ? ", all heard once, in order, and stored"
                        : "; missing %d, wrong %d, sockets lost %d"
                                .formatted(talk.expected() - talk.heard(), wrong, closed),
                crowd.delays().atMost(0.5).toMillis(),
                crowd.delays().atMost(0.99).toMillis(),
                crowd.delays().atMost(1).toMillis());
    }

    private void tell(String when, ServiceProcess.Memory before, ServiceProcess.Memory now) {
        int people = meetings * peopleEach;
        System.out.printf(
                "memory %s: %.1f kB each (heap %.1f → %.1f, direct %.1f → %.1f MB after full"
                        + " collections); resident %.0f → %.0f MB%n",
                when,
                (now.used() - before.used()) / KILOBYTE / people,
                before.heap() / MEGABYTE,
                now.heap() / MEGABYTE,
                before.direct() / MEGABYTE,
                now.direct() / MEGABYTE,
                before.resident() / MEGABYTE,
                now.resident() / MEGABYTE);
    }
}
