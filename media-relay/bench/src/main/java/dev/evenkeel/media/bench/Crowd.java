package dev.evenkeel.media.bench;

import dev.evenkeel.media.sfu.transport.DtlsSrtpTestClient;
import dev.evenkeel.media.sfu.transport.dtls.DtlsIdentity;
import dev.evenkeel.media.sfu.transport.srtp.SrtpProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * A meeting in which everybody sends a camera of 25 frames a second and shows the next few
 * people's. One thread sends all of it, one person's frame after the other, spread over the time of
 * a frame.
 */
final class Crowd implements AutoCloseable {
    /** How many others each shows. */
    static final int TILES = 9;

    /** Packets of a frame, 1,000 bytes each: 400 kbit/s, a picture of a tile's size. */
    static final int PACKETS_PER_FRAME = 2;

    private static final List<SrtpProfile> PROFILES = List.of(SrtpProfile.AEAD_AES_128_GCM);
    private static final long FRAME_NANOS = 1_000_000_000L / VideoSource.FRAMES_PER_SECOND;

    private final EvenkeelRelay relay;
    private final DtlsIdentity identity = DtlsIdentity.selfSigned(Instant.now());
    private final List<Attendee> people = new ArrayList<>();
    private final Thread cameras = Thread.ofPlatform().name("cameras").unstarted(this::send);
    private volatile boolean over;
    private volatile long frames;
    private volatile long latestNanos;

    private Crowd(EvenkeelRelay relay) {
        this.relay = relay;
    }

    /** Brings so many in, and lets their cameras run. */
    static Crowd gather(EvenkeelRelay relay, int size) throws IOException, InterruptedException {
        Crowd crowd = new Crowd(relay);
        for (int i = 0; i < size; i++) {
            DtlsSrtpTestClient client = DtlsSrtpTestClient.gathering(crowd.identity, PROFILES);
            Attendee attendee = new Attendee(name(i), client);
            attendee.enter(relay, shownBy(i, size));
            crowd.people.add(attendee);
        }
        crowd.cameras.start();
        return crowd;
    }

    /** Those after the person, the first after the last; fewer when there are not so many. */
    static List<String> shownBy(int person, int size) {
        return IntStream.rangeClosed(1, Math.min(TILES, size - 1))
                .mapToObj(next -> name((person + next) % size))
                .toList();
    }

    private static String name(int person) {
        return "p-person-%04d".formatted(person);
    }

    /** Somebody more, who is not in yet, and whose packets are looked at as they come. */
    Attendee guest(int number) throws IOException {
        return new Attendee(
                "p-guest-%04d".formatted(number), DtlsSrtpTestClient.create(identity, PROFILES));
    }

    /** The first ones. */
    List<String> shownByGuests() {
        return people.stream().limit(TILES).map(Attendee::id).toList();
    }

    EvenkeelRelay relay() {
        return relay;
    }

    List<Attendee> people() {
        return people;
    }

    /** Frames that each has sent. */
    long frames() {
        return frames;
    }

    /** How late a camera's frame was sent at most since the last call: the load's own fault. */
    Duration takeLongestDelay() {
        Duration longest = Duration.ofNanos(latestNanos);
        latestNanos = 0;
        return longest;
    }

    private void send() {
        long start = System.nanoTime();
        try {
            for (long frame = 0; !over; frame++) {
                boolean reports = frame % VideoSource.FRAMES_PER_SECOND == 0;
                for (int i = 0; i < people.size() && !over; i++) {
                    long due = start + frame * FRAME_NANOS + i * FRAME_NANOS / people.size();
                    LockSupport.parkNanos(due - System.nanoTime());
                    latestNanos = Math.max(latestNanos, System.nanoTime() - due);
                    people.get(i).sendFrame(PACKETS_PER_FRAME);
                    if (reports) {
                        people.get(i).report();
                    }
                }
                frames = frame + 1;
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() throws IOException {
        over = true;
        try {
            cameras.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Attendee attendee : people) {
            attendee.close();
        }
    }
}
