package dev.evenkeel.media.sfu.transport;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every open transport by what its client proves: the ufrag it was told, and the addresses it was
 * heard from.
 */
final class Transports {
    private final Map<Long, ClientTransport> byUfrag = new HashMap<>();
    private final Map<RemoteAddress, ClientTransport> byAddress = new HashMap<>();

    @Nullable ClientTransport of(long ufragKey) {
        return byUfrag.get(ufragKey);
    }

    @Nullable ClientTransport at(RemoteAddress address) {
        return byAddress.get(address);
    }

    void add(ClientTransport transport) {
        byUfrag.put(transport.credentials().ufragKey(), transport);
    }

    /** The client was told another ufrag; one that ended meanwhile stays away. */
    void rename(long formerUfragKey, ClientTransport transport) {
        if (byUfrag.remove(formerUfragKey, transport)) {
            add(transport);
        }
    }

    /** The newest client to prove itself at an address has it. */
    void attach(RemoteAddress address, ClientTransport transport) {
        byAddress.put(address, transport);
    }

    void detach(RemoteAddress address, ClientTransport transport) {
        byAddress.remove(address, transport);
    }

    void remove(ClientTransport transport, Collection<RemoteAddress> addresses) {
        byUfrag.remove(transport.credentials().ufragKey(), transport);
        for (RemoteAddress address : addresses) {
            detach(address, transport);
        }
    }

    /** A copy, so that whoever goes through it may open and close transports. */
    List<ClientTransport> all() {
        return List.copyOf(byUfrag.values());
    }
}
