package dev.evenkeel.room.schedule.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.schedule.kit.Plans;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WishTest {
    private static final String SALES = "g-aaaaaaaaaaaa";
    private static final String TEAM = "g-bbbbbbbbbbbb";
    private static final String ORGANIZER = "ann@example.org";

    @Test
    void whoIsInvitedByNameIsNotInvitedAsAMemberToo() {
        // Given
        Wish wish =
                new Wish(
                        form(List.of(guest("bob@example.org")), List.of(SALES), null),
                        Set.of(SALES),
                        List.of(
                                member("ann@example.org"),
                                member("bob@example.org"),
                                member("aaron@example.org")),
                        true);

        // When
        List<Invitee> people = Plans.done(wish.people(ORGANIZER));

        // Then
        assertThat(people)
                .containsExactly(
                        member("aaron@example.org"),
                        new Invitee("bob@example.org", "", false, Attendance.PENDING));
    }

    @Test
    void aGroupThatIsNotThereIsNamed() {
        assertThat(fieldOf(wish(List.of(SALES, TEAM), null, Set.of(SALES), true).plan(null)))
                .isEqualTo("/groups/1");
        assertThat(fieldOf(wish(List.of(), TEAM, Set.of(), true).plan(null)))
                .isEqualTo("/onlyGroup");
        assertThat(fieldOf(wish(List.of("sales"), null, Set.of(), true).plan(null)))
                .isEqualTo("/groups/0");
    }

    @Test
    void onlyWhoMayNamesGroupsTheMeetingDoesNotHave() {
        // Given
        Wish wish = wish(List.of(SALES), SALES, Set.of(SALES), false);
        Plan before = Plans.done(wish(List.of(SALES), SALES, Set.of(SALES), true).plan(null));

        // Then
        assertThat(wish.plan(null))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused ->
                                assertThat(refused.refusal())
                                        .isInstanceOf(Refusal.Forbidden.class));
        assertThat(Plans.done(wish.plan(before)).groups()).containsExactly(SALES);
    }

    @Test
    void aGroupThatIsGoneStaysUntilItIsTakenOut() {
        Plan before = Plans.done(wish(List.of(SALES), null, Set.of(SALES), true).plan(null));
        assertThat(Plans.done(wish(List.of(SALES), null, Set.of(), true).plan(before)))
                .isEqualTo(before);
    }

    @Test
    void aThousandPeopleAreEnough() {
        List<Invitee> crowd =
                IntStream.rangeClosed(1, 1_001)
                        .mapToObj(i -> member("p" + i + "@example.org"))
                        .toList();
        Wish wish = new Wish(form(List.of(), List.of(SALES), null), Set.of(SALES), crowd, true);
        assertThat(fieldOf(wish.people(ORGANIZER))).isEqualTo("/groups");
    }

    private static Wish wish(
            List<String> groups, @Nullable String only, Set<String> known, boolean mayName) {
        return new Wish(form(List.of(), groups, only), known, List.of(), mayName);
    }

    private static PlanForm form(List<Guest> invitees, List<String> groups, @Nullable String only) {
        return new PlanForm(
                "Weekly",
                null,
                "2027-03-29T09:00",
                "UTC",
                45,
                null,
                null,
                null,
                null,
                null,
                null,
                List.copyOf(invitees),
                List.copyOf(groups),
                only,
                null);
    }

    private static Guest guest(String email) {
        return new Guest(email, null, null);
    }

    private static Invitee member(String email) {
        return new Invitee(email, "", false, Attendance.PENDING, SALES);
    }

    private static @Nullable String fieldOf(Reply<?> reply) {
        return reply instanceof Reply.Refused<?>(Refusal.BadField(String field, var _, var _))
                ? field
                : null;
    }
}
