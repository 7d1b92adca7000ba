package dev.evenkeel.room.account.domain;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person is to the installation; {@link Right} says what each role may do. */
public enum Role {
    @JsonProperty("participant")
    PARTICIPANT,
    @JsonProperty("host")
    HOST,
    @JsonProperty("technician")
    TECHNICIAN,
    @JsonProperty("operator")
    OPERATOR,
    @JsonProperty("admin")
    ADMIN,
    @JsonProperty("auditor")
    AUDITOR;

    /** What whoever registers is. */
    public static final Set<Role> REGISTERED = Set.of(PARTICIPANT, HOST);

    /** What the first account is. */
    public static final Set<Role> FIRST = Set.of(PARTICIPANT, HOST, ADMIN);

    /** Whether the role is worth nothing until a second factor was shown in the session. */
    public boolean needsSecondFactor() {
        return this == OPERATOR || this == ADMIN;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The words in the order of the roles, with a space between. */
    public static String words(Collection<Role> roles) {
        return roles.stream()
                .sorted(Comparator.naturalOrder())
                .map(Role::word)
                .collect(Collectors.joining(" "));
    }

    /** The inverse of {@link #words}. */
    public static Set<Role> of(String words) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream(words.split(" "))
                .filter(word -> !word.isEmpty())
                .forEach(word -> roles.add(valueOf(word.toUpperCase(Locale.ROOT))));
        return roles;
    }
}
