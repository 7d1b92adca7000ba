package dev.evenkeel.room.group.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenkeel.room.account.domain.Role;
import dev.evenkeel.room.kit.Browser;
import dev.evenkeel.room.kit.Meetings;
import dev.evenkeel.room.kit.Persona;
import dev.evenkeel.room.kit.RoomTest;
import dev.evenkeel.room.kit.TwoRelays;
import dev.evenkeel.room.schedule.kit.Planning;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Meetings that invite a group, and meetings that are for one. */
@RoomTest
class GroupMeetingsTest {
    @RegisterExtension final TwoRelays relays = new TwoRelays();

    private Persona bob;
    private Persona cem;
    private Browser admin;
    private Persona ann;
    private String group;

    @BeforeEach
    void aGroupWithBob() {
        admin = Persona.withSecondFactor(Role.ADMIN).browser();
        ann = Persona.signedIn(Role.HOST);
        bob = Persona.signedIn(Role.PARTICIPANT);
        cem = Persona.signedIn(Role.PARTICIPANT);
        group =
                Meetings.json(
                                admin.post(
                                        "/api/v1/groups",
                                        Map.of(
                                                "kind",
                                                "team",
                                                "name",
                                                "Team " + UUID.randomUUID())))
                        .get("groupId")
                        .asText();
        put(bob);
        Meetings.create();
    }

    @Test
    void whoBelongsToTheGroupIsInvitedAndWhoComesLaterWithTheNextChange() {
        // Given
        JsonNode meeting = Planning.create(ann.browser(), wish(Map.of("groups", List.of(group))));

        // When
        put(cem);
        Response unseen = cem.browser().get(Planning.path(meeting));
        JsonNode changed = change(meeting, Map.of("groups", List.of(group)));
        admin.delete(path(bob));
        JsonNode again = change(meeting, Map.of("groups", List.of(group)));
        JsonNode without = change(meeting, Map.of());

        // Then
        assertThat(emails(meeting)).containsExactly(bob.email());
        assertThat(meeting.at("/invitees/0/groupId").asText()).isEqualTo(group);
        assertThat(unseen.statusCode()).isEqualTo(403);
        assertThat(emails(changed)).containsExactlyInAnyOrder(bob.email(), cem.email());
        assertThat(emails(again)).containsExactly(cem.email());
        assertThat(emails(without)).isEmpty();
    }

    @Test
    void anAnswerStaysWhenTheMeetingIsSavedAgain() {
        // Given
        JsonNode meeting = Planning.create(ann.browser(), wish(Map.of("groups", List.of(group))));

        // When
        bob.browser().put(Planning.path(meeting) + "/answer", Map.of("answer", "tentative"));
        put(cem);
        JsonNode changed = change(meeting, Map.of("groups", List.of(group)));

        // Then
        assertThat(
                        changed.get("invitees")
                                .valueStream()
                                .filter(one -> one.get("email").asText().equals(bob.email()))
                                .map(one -> one.get("answer").asText()))
                .containsExactly("tentative");
    }

    @Test
    void whoIsNoHostNamesNoGroup() {
        Response refused =
                bob.browser().post(Planning.BASE, wish(Map.of("groups", List.of(group))));
        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void onlyMembersComeInAndWhoHasAKeyOfHosts() {
        // Given
        JsonNode meeting = Planning.create(ann.browser(), wish(Map.of("onlyGroup", group)));
        JsonNode way = enter(ann.browser(), meeting);
        String live = way.get("meetingId").asText();

        // Then
        assertThat(join(ann.browser(), live, way.get("hostKey").asText()).statusCode())
                .isEqualTo(201);
        assertThat(join(bob.browser(), live, null).statusCode()).isEqualTo(201);
        assertThat(kind(join(cem.browser(), live, null))).endsWith(":members-only");
        assertThat(kind(join(Browser.open(), live, null))).endsWith(":members-only");
        assertThat(kind(join(cem.browser(), live, "a wrong key"))).endsWith(":members-only");
    }

    @Test
    void aGroupThatAMeetingIsForStays() {
        Planning.create(ann.browser(), wish(Map.of("onlyGroup", group)));
        assertThat(admin.delete("/api/v1/groups/" + group).statusCode()).isEqualTo(409);
    }

    private JsonNode change(JsonNode meeting, Map<String, Object> more) {
        Response changed = ann.browser().put(Planning.path(meeting), wish(more));
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        return Meetings.json(changed);
    }

    private static Map<String, Object> wish(Map<String, Object> more) {
        return Planning.wish(Duration.ofMinutes(5), more);
    }

    private static List<String> emails(JsonNode meeting) {
        return meeting.get("invitees").valueStream().map(one -> one.get("email").asText()).toList();
    }

    private static JsonNode enter(Browser browser, JsonNode meeting) {
        Response entered = browser.post(Planning.path(meeting) + "/door", Map.of());
        assertThat(entered.statusCode()).as(entered.asString()).isEqualTo(200);
        return Meetings.json(entered);
    }

    private static Response join(
            Browser browser, String live, @org.jspecify.annotations.Nullable String hostKey) {
        Map<String, Object> body = new HashMap<>(Map.of("name", "Somebody"));
        if (hostKey != null) {
            body.put("hostKey", hostKey);
        }
        return browser.post("/api/v1/meetings/" + live + "/participants", body);
    }

    private static String kind(Response response) {
        return Meetings.json(response).path("type").asText();
    }

    private void put(Persona persona) {
        assertThat(admin.put(path(persona), Map.of()).statusCode()).isEqualTo(204);
    }

    private String path(Persona persona) {
        return "/api/v1/groups/%s/members/%s".formatted(group, persona.id());
    }
}
