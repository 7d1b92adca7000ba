package dev.evenkeel.incident.quality.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Eleven people of three meetings on two relays, at two sites and at home. */
final class World {
    static final List<String> RELAYS = List.of("relay-a", "relay-b");
    static final List<String> SITES = List.of("hq", "branch");

    /**
     * Somebody.
     *
     * @param relayId the relay the meeting is placed on
     * @param siteId {@code null} at home
     */
    record Person(String id, String meetingId, String relayId, @Nullable String siteId) {
        String cause() {
            return meetingId + "/" + id;
        }
    }

    static final List<Person> PEOPLE =
            List.of(
                    new Person("p-1", "aaa-aaaa-aaa", "relay-a", "hq"),
                    new Person("p-2", "aaa-aaaa-aaa", "relay-a", "hq"),
                    new Person("p-3", "aaa-aaaa-aaa", "relay-a", "branch"),
                    new Person("p-4", "aaa-aaaa-aaa", "relay-a", null),
                    new Person("p-5", "bbb-bbbb-bbb", "relay-a", "hq"),
                    new Person("p-6", "bbb-bbbb-bbb", "relay-a", null),
                    new Person("p-7", "bbb-bbbb-bbb", "relay-a", "branch"),
                    new Person("p-8", "ccc-cccc-ccc", "relay-b", "hq"),
                    new Person("p-9", "ccc-cccc-ccc", "relay-b", "branch"),
                    new Person("p-10", "ccc-cccc-ccc", "relay-b", null),
                    new Person("p-11", "ccc-cccc-ccc", "relay-b", null));

    private World() {}

    static Person person(String id) {
        return PEOPLE.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    static List<Person> of(String meetingId) {
        return PEOPLE.stream().filter(one -> one.meetingId().equals(meetingId)).toList();
    }

    static List<String> meetings() {
        return PEOPLE.stream().map(Person::meetingId).distinct().toList();
    }
}
