package dev.evenkeel.media.app.status;

import dev.evenkeel.media.sfu.RelaySnapshot;
import java.util.List;
import java.util.stream.Stream;

/** The part of a snapshot that is connected to clients. */
final class Connected {
    private static final String CONNECTED = "connected";

    private Connected() {}

    static int sessions(RelaySnapshot snapshot) {
        return Math.toIntExact(connected(snapshot).count());
    }

    static List<String> meetingIds(RelaySnapshot snapshot) {
        return connected(snapshot)
                .map(RelaySnapshot.Session::meetingId)
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<RelaySnapshot.Session> connected(RelaySnapshot snapshot) {
        return snapshot.sessions().stream()
                .filter(session -> session.transport().equals(CONNECTED));
    }
}
