package dev.evenkeel.room.rights;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.room.account.domain.Role;
import dev.evenkeel.room.kit.Browser;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.Persona;
import dev.evenkeel.room.schedule.kit.Planning;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Everybody of the table, around one live and one scheduled meeting; and two other meetings. */
public final class Cast implements AutoCloseable {
    private final URI base;
    private final String start = Planning.local(Instant.now().plus(soon()));
    private final JsonNode live = Meetings.create();
    private final JsonNode otherLive = Meetings.create();
    private final JsonNode scheduled;
    private final JsonNode otherScheduled;
    private final Map<Who, Persona> accounts = new EnumMap<>(Who.class);
    private final Map<Who, JsonNode> seats = new EnumMap<>(Who.class);
    private final Map<Who, Guest> sockets = new EnumMap<>(Who.class);
    private final List<Guest> others = new ArrayList<>();
    private final Persona bystander = Persona.signedIn(Role.PARTICIPANT);
    private final Persona subject = Persona.of(Role.PARTICIPANT);
    private final String group;

    public Cast(URI base) {
        this.base = base;
        for (Who who : List.of(Who.INVITED, Who.PARTICIPANT, Who.CO_HOST, Who.STRANGER)) {
            accounts.put(who, Persona.signedIn(Role.PARTICIPANT));
        }
        accounts.put(Who.HOST, Persona.signedIn(Role.PARTICIPANT, Role.HOST));
        accounts.put(Who.OPERATOR, Persona.withSecondFactor(Role.OPERATOR));
        accounts.put(Who.ADMIN, Persona.withSecondFactor(Role.ADMIN));
        this.group = group(true);
        this.scheduled = Planning.create(browser(Who.HOST), plan());
        this.otherScheduled = Planning.create(bystander.browser(), Planning.wish(soon()));
        others.add(Meetings.connect(base, otherLive, Meetings.joinAsHost(otherLive, "Somebody")));
        sitDown();
    }

    /** Invited are the participant, the co-host, and somebody who is not there yet. */
    public Map<String, Object> plan() {
        return plan(
                Map.of("email", email(Who.INVITED)),
                Map.of("email", email(Who.PARTICIPANT)),
                Map.of("email", email(Who.CO_HOST), "coHost", true));
    }

    /** Invited is somebody else. */
    public Map<String, Object> plan(String email) {
        return plan(Map.of("email", email));
    }

    /** Always the same, or its occurrences would be others a minute later. */
    @SafeVarargs
    private final Map<String, Object> plan(Map<String, Object>... invitees) {
        return Planning.wish(
                soon(),
                Map.of("start", start, "recurrence", "FREQ=DAILY", "invitees", List.of(invitees)));
    }

    /** The ids of all four meetings. */
    public List<String> meetings() {
        return Stream.of(live, otherLive, scheduled, otherScheduled).map(Meetings::id).toList();
    }

    public JsonNode live() {
        return live;
    }

    public JsonNode otherLive() {
        return otherLive;
    }

    public JsonNode scheduled() {
        return scheduled;
    }

    public JsonNode otherScheduled() {
        return otherScheduled;
    }

    /** Somebody with an account who is part of nothing here. */
    public Persona bystander() {
        return bystander;
    }

    /** Somebody things are done to. */
    public Persona subject() {
        return subject;
    }

    /**
     * A group with the subject in it.
     *
     * @param another which nothing else needs afterwards
     */
    public final String group(boolean another) {
        Browser admin = browser(Who.ADMIN);
        String id =
                another
                        ? Meetings.json(admin.post("/api/v1/groups", newGroup()))
                                .get("groupId")
                                .asText()
                        : group;
        admin.put("/api/v1/groups/%s/members/%s".formatted(id, subject.id()), Map.of());
        return id;
    }

    static Map<String, Object> newGroup() {
        return Map.of("kind", "team", "name", "Team " + UUID.randomUUID());
    }

    public Optional<Persona> account(Who who) {
        return Optional.ofNullable(accounts.get(who));
    }

    /** What somebody was told when let in, or had at the door. */
    public Optional<JsonNode> seat(Who who) {
        return Optional.ofNullable(seats.get(who));
    }

    public Guest socket(Who who) {
        return sockets.get(who);
    }

    /** Whoever has no account gets a browser without cookies. */
    public Browser browser(Who who) {
        return account(who).map(Persona::browser).orElseGet(Browser::open);
    }

    public URI base() {
        return base;
    }

    @Override
    public void close() {
        sockets.values().forEach(Guest::close);
        others.forEach(Guest::close);
    }

    private void sitDown() {
        Guest host = sit(Who.HOST, Meetings.joinAsHost(live, "Ann"));
        Guest coHost = sit(Who.CO_HOST, Meetings.join(live, "Bob"));
        host.send(Map.of("type", "role", "participantId", id(Who.CO_HOST), "role", "co-host"));
        coHost.await("lobby");
        sit(Who.PARTICIPANT, Meetings.join(live, "Cem"));
        Guest removed = sit(Who.REMOVED, Meetings.join(live, "Dan"));
        host.send(Map.of("type", "remove", "participantId", id(Who.REMOVED)));
        removed.closeCode();
        host.send(Map.of("type", "access", "lobby", true));
        host.await("meeting-changed", one -> one.at("/meeting/access/lobby").asBoolean());
        JsonNode knocked = Meetings.knock(live, "Eve");
        seats.put(Who.WAITING, knocked);
        Guest waiting = new Guest(base, Meetings.id(live)).hello(knocked);
        waiting.await("waiting");
        sockets.put(Who.WAITING, waiting);
    }

    private Guest sit(Who who, JsonNode admission) {
        seats.put(who, admission);
        Guest guest = Meetings.connect(base, live, admission);
        sockets.put(who, guest);
        return guest;
    }

    private String id(Who who) {
        return seats.get(who).get("participantId").asText();
    }

    private String email(Who who) {
        return accounts.get(who).email();
    }

    private static Duration soon() {
        return Duration.ofMinutes(5);
    }
}
