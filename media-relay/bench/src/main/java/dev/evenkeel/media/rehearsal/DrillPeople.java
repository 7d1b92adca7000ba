package dev.evenkeel.media.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.media.bench.JsonHttp;
import dev.evenkeel.media.sfu.simulation.ClientPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Made-up people of a drill meeting, whose packets to and from one relay begin to be lost. They go
 * where their room sends them, and stay until they are stopped or a while has passed.
 */
public final class DrillPeople implements AutoCloseable {
    private static final int PEOPLE = 3;
    private static final Duration TOGETHER = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final String url;
    private final String meetingId;
    private final String relayId;
    private final Loss loss;
    private final JsonHttp front;
    private final RealTime time = new RealTime();
    private final List<Person> people = new ArrayList<>();
    private final LinkedBlockingQueue<Told> told = new LinkedBlockingQueue<>();

    /** What the room said to somebody. */
    private record Told(Person person, JsonNode message) {}

    private DrillPeople(String url, String meetingId, String relayId, double lossRatio) {
        this.url = url;
        this.meetingId = meetingId;
        this.relayId = relayId;
        this.loss = new Loss(lossRatio);
        this.front = new JsonHttp(url);
    }

    /**
     * @param args address of the front door, the drill meeting, the relay that packets are lost on
     *     the way to, which ratio of them, and the file that is to hold since when (ISO 8601)
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 5) {
            throw new IllegalArgumentException("expected: URL MEETING RELAY RATIO FILE");
        }
        try (var people = new DrillPeople(args[0], args[1], args[2], Double.parseDouble(args[3]))) {
            people.enter();
            people.stay(TOGETHER);
            people.loss.begin();
            tell(Instant.now(), Path.of(args[4]));
            people.stay(LONGEST);
        }
    }

    /** Whoever sees the file sees all of it. */
    private static void tell(Instant since, Path file) throws IOException {
        Path written = Path.of(file + ".new");
        Files.writeString(written, since.toString());
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void enter() throws IOException, InterruptedException {
        String socket = url.replaceFirst("^http", "ws") + "/ws/v1/meetings/" + meetingId;
        for (int i = 1; i <= PEOPLE; i++) {
            JsonNode admission =
                    front.post(
                            "/api/v1/meetings/" + meetingId + "/participants",
                            Map.of("name", "Drill " + i));
            var room = new MeetingSocket(socket);
            var person = new Person(front, time, admission, room, this::way);
            room.onMessage(message -> told.add(new Told(person, message)));
            person.greet();
            people.add(person);
        }
        List<String> ids = people.stream().map(Person::id).toList();
        for (Person person : people) {
            person.enter(ids.stream().filter(id -> !id.equals(person.id())).toList());
        }
    }

    private ClientPath way(String relay, ClientPath path) {
        return relay.equals(relayId) ? new LossyPath(path, loss::takesNext) : path;
    }

    /** Goes where the room says, for so long. */
    private void stay(Duration duration) throws IOException, InterruptedException {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            Told next = told.poll(left, TimeUnit.NANOSECONDS);
            if (next != null) {
                next.person().hear(next.message());
            }
        }
    }

    @Override
    public void close() {
        people.forEach(Person::close);
        time.close();
    }
}
