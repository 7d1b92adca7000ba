package dev.evenkeel.media.app.placement;

import dev.evenkeel.contracts.relay.RelayState;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which other relays could take meetings over: those that last said that they are ready. */
@Singleton
public class StayingRelays {
    private final Set<String> ready = ConcurrentHashMap.newKeySet();

    /** Ids of all that stay. */
    public Set<String> ids() {
        return Set.copyOf(ready);
    }

    void heard(String relayId, RelayState state) {
        if (state == RelayState.READY) {
            ready.add(relayId);
        } else {
            ready.remove(relayId);
        }
    }

    void stopped(String relayId) {
        ready.remove(relayId);
    }
}
