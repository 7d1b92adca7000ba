package dev.evenkeel.room.group.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowingTest {
    private static final Group BERLIN = group("Berlin", GroupKind.SITE);
    private static final Group OSLO = group("Oslo", GroupKind.SITE);
    private static final Group SALES = group("Sales", GroupKind.DEPARTMENT);
    private static final Group SUPPORT = group("Support", GroupKind.TEAM);

    @Test
    void whatTheClaimSaysIsJoinedAndWhatItSaysNoMoreIsLeft() {
        Following following =
                Following.of(
                        List.of(by("corp", SALES), by("corp", BERLIN)),
                        List.of(SUPPORT, BERLIN),
                        "corp");
        assertThat(following).isEqualTo(new Following(List.of(SUPPORT), List.of(SALES)));
    }

    @Test
    void whatAdministratorsAndOtherProvidersSaidStays() {
        Following following =
                Following.of(
                        List.of(new Membership(SALES, null), by("other", SUPPORT)),
                        List.of(),
                        "corp");
        assertThat(following.isNothing()).isTrue();
    }

    @Test
    void somebodyMovesFromOneSiteToAnother() {
        assertThat(Following.of(List.of(by("corp", BERLIN)), List.of(OSLO), "corp"))
                .isEqualTo(new Following(List.of(OSLO), List.of(BERLIN)));
    }

    @Test
    void ofSeveralSitesTheFirstByNameCounts() {
        assertThat(Following.of(List.of(), List.of(OSLO, SUPPORT, BERLIN), "corp").joined())
                .containsExactly(BERLIN, SUPPORT);
    }

    @Test
    void whereAnAdministratorPutSomebodyIsWhereTheySit() {
        Following following =
                Following.of(List.of(new Membership(OSLO, null)), List.of(BERLIN), "corp");
        assertThat(following.isNothing()).isTrue();
    }

    private static Membership by(String provider, Group group) {
        return new Membership(group, provider);
    }

    private static Group group(String name, GroupKind kind) {
        return new Group("g-" + name, kind, name, null, name, Instant.EPOCH);
    }
}
