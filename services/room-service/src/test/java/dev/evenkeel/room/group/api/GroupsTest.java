package dev.evenkeel.room.group.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.contracts.audit.AuditEntry;
import dev.evenkeel.contracts.event.EventTypes;
import dev.evenkeel.contracts.event.Topics;
import dev.evenkeel.room.account.domain.Role;
import dev.evenkeel.room.kit.Browser;
import dev.evenkeel.room.kit.Guest;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.Persona;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.testkit.KafkaResource;
import dev.evenkeel.testkit.TopicReader;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RoomTest
class GroupsTest {
    private static final String PATH = "/api/v1/groups";

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private Persona ann;
    private Browser admin;

    @BeforeEach
    void signIn() {
        ann = Persona.signedIn(Role.PARTICIPANT);
        admin = Persona.withSecondFactor(Role.ADMIN).browser();
    }

    @Test
    void whoIsAtASiteSitsThere() {
        // Given
        String berlin = create("site", "Berlin", Map.of("siteId", "b-" + mark));
        String oslo = create("site", "Oslo", Map.of("siteId", "o-" + mark));
        String sales = create("department", "Sales", Map.of());

        // When
        put(berlin, ann);
        put(sales, ann);
        JsonNode before = own();
        put(oslo, ann);
        JsonNode after = own();

        // Then
        assertThat(before.get("siteId").asText()).isEqualTo("b-" + mark);
        assertThat(names(before)).containsExactly("Berlin " + mark, "Sales " + mark);
        assertThat(after.get("siteId").asText()).isEqualTo("o-" + mark);
        assertThat(names(after)).containsExactly("Oslo " + mark, "Sales " + mark);
        assertThat(emails(berlin)).isEmpty();
        assertThat(emails(oslo)).containsExactly(ann.email());
    }

    @Test
    void whoWasTakenOutOrWhoseGroupIsGoneBelongsToNothing() {
        // Given
        String team = create("team", "Support", Map.of());
        String other = create("team", "Help desk", Map.of());
        put(team, ann);
        put(other, ann);

        // When
        Response removed = admin.delete("%s/%s/members/%s".formatted(PATH, team, ann.id()));
        Response again = admin.delete("%s/%s/members/%s".formatted(PATH, team, ann.id()));
        Response deleted = admin.delete(PATH + "/" + other);

        // Then
        assertThat(removed.statusCode()).isEqualTo(204);
        assertThat(again.statusCode()).isEqualTo(404);
        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(own().get("groups")).isEmpty();
        assertThat(own().has("siteId")).isFalse();
    }

    @Test
    void hostsSeeWhichGroupsThereAreAndHowManyBelongToThem() {
        // Given
        String team = create("team", "Support", Map.of());
        put(team, ann);

        // When
        JsonNode all = Meetings.json(Persona.signedIn(Role.HOST).browser().get(PATH));

        // Then
        JsonNode found =
                all.get("groups")
                        .valueStream()
                        .filter(one -> one.at("/group/groupId").asText().equals(team))
                        .findFirst()
                        .orElseThrow();
        assertThat(found.get("members").asInt()).isEqualTo(1);
        assertThat(found.at("/group/name").asText()).isEqualTo("Support " + mark);
    }

    @Test
    void aNameAndASiteBelongToOneGroup() {
        // Given
        String berlin = create("site", "Berlin", Map.of("siteId", "b-" + mark));
        String oslo = create("site", "Oslo", Map.of());

        // Then
        assertThat(admin.post(PATH, wish("team", "Berlin", Map.of())).statusCode()).isEqualTo(409);
        assertThat(
                        admin.put(
                                        PATH + "/" + oslo,
                                        wish("site", "Oslo", Map.of("siteId", "b-" + mark)))
                                .statusCode())
                .isEqualTo(409);
        assertThat(admin.put(PATH + "/" + berlin, wish("site", "Potsdam", Map.of())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void nobodyIsPutWhereNothingIs() {
        String team = create("team", "Support", Map.of());
        assertThat(admin.put(PATH + "/g-none/members/" + ann.id(), Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(admin.put(PATH + "/" + team + "/members/a-none", Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void auditorsHearOfEveryChange() {
        try (TopicReader reader =
                TopicReader.fromNow(
                        KafkaResource.broker().bootstrapServers(), Topics.AUDIT_TRAIL)) {
            // When
            String team = create("team", "Support", Map.of());
            put(team, ann);
            admin.delete(PATH + "/" + team);

            // Then
            assertThat(entry(reader, "group.created", team).detail()).isEqualTo("Support " + mark);
            assertThat(entry(reader, "group.member-added", ann.id()).detail()).isEqualTo(team);
            assertThat(entry(reader, "group.deleted", team).outcome())
                    .isEqualTo(AuditEntry.Outcome.GRANTED);
        }
    }

    private static AuditEntry entry(TopicReader reader, String action, String subject) {
        return reader.await(
                        EventTypes.AUDIT_RECORDED,
                        entry -> entry.action().equals(action) && subject.equals(entry.subject()),
                        Guest.LIMIT)
                .data();
    }

    private String create(String kind, String name, Map<String, Object> more) {
        Response made = admin.post(PATH, wish(kind, name, more));
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return Meetings.json(made).get("groupId").asText();
    }

    private Map<String, Object> wish(String kind, String name, Map<String, Object> more) {
        Map<String, Object> wish = new HashMap<>(more);
        wish.put("kind", kind);
        wish.put("name", name + " " + mark);
        return wish;
    }

    private void put(String groupId, Persona persona) {
        assertThat(
                        admin.put(
                                        "%s/%s/members/%s".formatted(PATH, groupId, persona.id()),
                                        Map.of())
                                .statusCode())
                .isEqualTo(204);
    }

    private JsonNode own() {
        return Meetings.json(ann.browser().get("/api/v1/account/groups"));
    }

    private static List<String> names(JsonNode own) {
        return own.get("groups").valueStream().map(one -> one.get("name").asText()).toList();
    }

    private List<String> emails(String groupId) {
        return Meetings.json(admin.get(PATH + "/" + groupId + "/members"))
                .get("members")
                .valueStream()
                .map(one -> one.get("email").asText())
                .toList();
    }
}
