package dev.evenkeel.room.group.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupFormTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void aSiteHasAPlaceInTheTopologyAndAValueOfTheClaim() {
        assertThat(read(new GroupForm(GroupKind.SITE, " Berlin ", "hq", " Corp Berlin ")))
                .isEqualTo(
                        new Reply.Done<>(
                                new Group(
                                        "g-1",
                                        GroupKind.SITE,
                                        "Berlin",
                                        "hq",
                                        "Corp Berlin",
                                        NOW)));
    }

    @Test
    void whatIsEmptyIsMissing() {
        assertThat(read(new GroupForm(GroupKind.TEAM, "Support", "", "  ")))
                .isEqualTo(
                        new Reply.Done<>(
                                new Group("g-1", GroupKind.TEAM, "Support", null, null, NOW)));
    }

    @Test
    void eachFieldAtFaultIsNamed() {
        assertThat(field(GroupForm.EMPTY)).isEqualTo("/kind");
        assertThat(field(new GroupForm(GroupKind.TEAM, " ", null, null))).isEqualTo("/name");
        assertThat(field(new GroupForm(GroupKind.TEAM, "A", "hq", null))).isEqualTo("/siteId");
        assertThat(field(new GroupForm(GroupKind.TEAM, "A", null, "x".repeat(201))))
                .isEqualTo("/claim");
        assertThat(field(new GroupForm(GroupKind.TEAM, "A", null, "a\u0000b"))).isEqualTo("/claim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HQ", "-hq", "a b", "hq\n"})
    void aSiteIsCalledAsInTheTopology(String siteId) {
        assertThat(field(new GroupForm(GroupKind.SITE, "A", siteId, null))).isEqualTo("/siteId");
    }

    @Test
    void aGroupStaysOfItsKind() {
        Group team = new Group("g-1", GroupKind.TEAM, "Support", null, null, NOW);
        assertThat(new GroupForm(GroupKind.TEAM, "Help desk", null, null).changed(team))
                .isEqualTo(
                        new Reply.Done<>(
                                new Group("g-1", GroupKind.TEAM, "Help desk", null, null, NOW)));
        assertThat(fieldOf(new GroupForm(GroupKind.SITE, "A", null, null).changed(team)))
                .isEqualTo("/kind");
        assertThat(fieldOf(new GroupForm(null, "A", null, null).changed(team))).isEqualTo("/kind");
    }

    private static Reply<Group> read(GroupForm form) {
        return form.group("g-1", NOW);
    }

    private static @Nullable String field(GroupForm form) {
        return fieldOf(read(form));
    }

    private static @Nullable String fieldOf(Reply<Group> reply) {
        return reply instanceof Reply.Refused<Group>(Refusal.BadField(String field, var _, var _))
                ? field
                : null;
    }
}
