package dev.evenkeel.media.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.media.bench.JsonHttp;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * People meet on a relay, one of them has trouble with the way to it, then it is killed under the
 * others, they go on over the standby, and the meeting ends in a report.
 */
public final class Rehearsal implements AutoCloseable {
    /** Enough for every method of the packet path to be compiled for good. */
    private static final int PEOPLE = 6;

    private static final int MEETINGS_TRIED = 20;
    private static final Duration TOGETHER = Duration.ofSeconds(5);
    private static final Duration APART = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofMillis(150);
    private static final Duration AFTERWARDS = Duration.ofSeconds(12);
    private static final Duration REPORT_TIME = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(250);

    private final String url;
    private final JsonHttp front;
    private final RealTime time = new RealTime();
    private final List<Person> people = new ArrayList<>();
    private String meetingId = "";

    private Rehearsal(String url) {
        this.url = url;
        this.front = new JsonHttp(url);
    }

    /**
     * @param args address of the front door, the relay that is to die, its process, the relay that
     *     is to take over
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 4) {
            throw new IllegalArgumentException("expected: URL RELAY PID STANDBY");
        }
        try (var rehearsal = new Rehearsal(args[0])) {
            rehearsal.gather(args[1]);
            Thread.sleep(TOGETHER);
            rehearsal.people.getLast().switchTo(args[3], "path-lost");
            Thread.sleep(APART);
            rehearsal.lose(Long.parseLong(args[2]), args[3]);
            Thread.sleep(AFTERWARDS);
            rehearsal.end();
        }
    }

    /** Opens meetings until one is placed on this relay, and fills it. */
    private void gather(String relayId) throws IOException, InterruptedException {
        List<JsonNode> admissions = new ArrayList<>();
        for (int i = 0; admissions.isEmpty(); i++) {
            if (i == MEETINGS_TRIED) {
                throw new IOException("none of " + i + " meetings was placed on " + relayId);
            }
            JsonNode meeting = front.post("/api/v1/meetings", Map.of("title", "Rehearsal"));
            meetingId = meeting.get("meetingId").asText();
            JsonNode host = admit(Map.of("name", "Host", "hostKey", meeting.get("hostKey")));
            if (host.at("/placement/primary/relayId").asText().equals(relayId)) {
                admissions.add(host);
            }
        }
        while (admissions.size() < PEOPLE) {
            admissions.add(admit(Map.of("name", "Guest " + admissions.size())));
        }
        enter(admissions);
    }

    private JsonNode admit(Map<String, ?> body) throws IOException, InterruptedException {
        return front.post("/api/v1/meetings/" + meetingId + "/participants", body);
    }

    private void enter(List<JsonNode> admissions) throws IOException, InterruptedException {
        String socket = url.replaceFirst("^http", "ws") + "/ws/v1/meetings/" + meetingId;
        for (JsonNode admission : admissions) {
            Person person =
                    new Person(
                            front,
                            time,
                            admission,
                            new MeetingSocket(socket),
                            (relay, path) -> path);
            person.greet();
            people.add(person);
        }
        List<String> ids = people.stream().map(Person::id).toList();
        for (Person person : people) {
            person.enter(ids.stream().filter(id -> !id.equals(person.id())).toList());
            person.say(Map.of("type", "chat", "id", UUID.randomUUID(), "text", "Here I am."));
        }
    }

    private void lose(long process, String standby) throws IOException, InterruptedException {
        ProcessHandle.of(process)
                .orElseThrow(() -> new IOException("no process " + process))
                .destroyForcibly();
        Thread.sleep(SILENCE);
        for (Person person : people.subList(0, people.size() - 1)) {
            person.switchTo(standby, "relay-lost");
        }
    }

    /** Ends the meeting for everybody and waits for what is told of it. */
    private void end() throws IOException, InterruptedException {
        people.getFirst().say(Map.of("type", "end-meeting"));
        long deadline = System.nanoTime() + REPORT_TIME.toNanos();
        while (true) {
            try {
                front.get("/api/v1/reports/" + meetingId);
                return;
            } catch (IOException notYet) {
                if (System.nanoTime() > deadline) {
                    throw notYet;
                }
                Thread.sleep(POLL);
            }
        }
    }

    @Override
    public void close() {
        for (Person person : people) {
            person.close();
        }
        time.close();
    }
}
