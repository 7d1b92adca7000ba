package dev.evenkeel.room.group.domain;

import dev.evenkeel.room.domain.Refusal;
import dev.evenkeel.room.domain.Reply;
import dev.evenkeel.room.domain.Text;
import java.time.Instant;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody typed about a group; everything may be missing. */
public record GroupForm(
        @Schema(required = true) @Nullable GroupKind kind,
        @Schema(required = true, minLength = 1, maxLength = Text.LONGEST_NAME)
                @Nullable String name,
        @Schema(pattern = SITE_ID) @Nullable String siteId,
        @Schema(maxLength = LONGEST_CLAIM) @Nullable String claim) {
    /** Nothing typed at all. */
    public static final GroupForm EMPTY = new GroupForm(null, null, null, null);

    private static final String SITE_ID = "[a-z0-9][a-z0-9._-]{0,63}";
    private static final Pattern SITE = Pattern.compile(SITE_ID);
    private static final int LONGEST_CLAIM = 200;

    /** The group, or the first field at fault. */
    public Reply<Group> group(String groupId, Instant createdAt) {
        GroupKind what = kind;
        if (what == null) {
            return bad("/kind", "site, department or team", "nothing");
        }
        return Text.name(name)
                .then(good ->
                        site(what)
                                .then(site ->
                                        Text.line("/claim", claim, LONGEST_CLAIM)
                                                .then(value ->
                                                        new Reply.Done<>(
                                                                new Group(
                                                                        groupId,
                                                                        what,
                                                                        good,
                                                                        orNull(site),
                                                                        orNull(value),
                                                                        createdAt)))));
    }

    /** The same group as it shall be; it stays of its kind. */
    public Reply<Group> changed(Group before) {
        return kind == null || kind == before.kind()
                ? group(before.groupId(), before.createdAt())
                : bad("/kind", "the kind it has", "another kind");
    }

    private Reply<String> site(GroupKind what) {
        if (siteId == null || siteId.isEmpty()) {
            return new Reply.Done<>("");
        } else if (what != GroupKind.SITE) {
            return bad("/siteId", "nothing: it is no site", "a site");
        }
        return SITE.matcher(siteId).matches()
                ? new Reply.Done<>(siteId)
                : bad("/siteId", "a site of the topology such as hq", "something else");
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static <T> Reply<T> bad(String field, String expected, String actual) {
        return new Reply.Refused<>(new Refusal.BadField(field, expected, actual));
    }
}
