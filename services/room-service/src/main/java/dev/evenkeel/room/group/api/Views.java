package dev.evenkeel.room.group.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.evenkeel.room.group.domain.Group;
import dev.evenkeel.room.group.domain.GroupKind;
import dev.evenkeel.room.group.domain.Member;
import dev.evenkeel.room.group.domain.Membership;
import dev.evenkeel.room.group.store.GroupStore;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Groups as the web application sees them. */
final class Views {
    private Views() {}

    /**
     * @param siteId of a site, as in the topology
     * @param claim the value in a provider's claim that makes members
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OneGroup(
            String groupId,
            GroupKind kind,
            String name,
            @Nullable String siteId,
            @Nullable String claim,
            Instant createdAt) {

        static OneGroup of(Group group) {
            return new OneGroup(
                    group.groupId(),
                    group.kind(),
                    group.name(),
                    group.siteId(),
                    group.claim(),
                    group.createdAt());
        }
    }

    /** A group and how many belong to it. */
    public record Counted(OneGroup group, long members) {
        static Counted of(GroupStore.Counted counted) {
            return new Counted(OneGroup.of(counted.group()), counted.members());
        }
    }

    /** In the order of their names. */
    public record All(List<Counted> groups) {}

    /**
     * @param provider of single sign-on that says so; absent when an administrator did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OneMember(
            String accountId, String email, String name, @Nullable String provider) {
        static OneMember of(Member member) {
            return new OneMember(
                    member.accountId(), member.email(), member.name(), member.provider());
        }
    }

    /**
     * A page in the order of the addresses.
     *
     * @param next for {@code after}, when there may be more
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Members(List<OneMember> members, @Nullable String next) {
        static Members of(List<Member> found, int page) {
            return new Members(
                    found.stream().map(OneMember::of).toList(),
                    found.size() < page ? null : found.getLast().email());
        }
    }

    /**
     * What somebody belongs to.
     *
     * @param siteId where the person sits, if that is known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Own(List<OneGroup> groups, @Nullable String siteId) {
        static Own of(List<Membership> memberships) {
            List<Group> groups = memberships.stream().map(Membership::group).toList();
            return new Own(
                    groups.stream().map(OneGroup::of).toList(),
                    groups.stream()
                            .map(Group::siteId)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null));
        }
    }
}
