package dev.evenkeel.media.sfu.transport;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Where one client has proved to be (RFC 8445 §7.3), and which of these places it wants to be sent
 * to. Loop thread only.
 */
final class ClientAddresses {
    /** A browser checks from each of its candidates; more than these at once are not kept. */
    private static final int LIMIT = 8;

    private final Transports transports;
    private final ClientTransport owner;
    private final Deque<RemoteAddress> proved = new ArrayDeque<>(LIMIT);
    private @Nullable RemoteAddress target;
    private boolean nominated;

    ClientAddresses(Transports transports, ClientTransport owner) {
        this.transports = transports;
        this.owner = owner;
    }

    /** Where to send; before any nomination the place heard from last. */
    @Nullable RemoteAddress target() {
        return target;
    }

    /** How many places there are. */
    int proved() {
        return proved.size();
    }

    /** The newest nomination wins. */
    void checked(RemoteAddress from, boolean nominates) {
        if (transports.at(from) != owner) {
            remember(from);
        }
        if (nominates || !nominated) {
            target = from;
            nominated |= nominates;
        }
    }

    private void remember(RemoteAddress address) {
        proved.remove(address);
        if (proved.size() == LIMIT) {
            RemoteAddress left = leastUseful();
            transports.detach(left, owner);
            left.leave();
        }
        proved.addLast(address);
        transports.attach(address, owner);
        address.prove();
    }

    /** The oldest, but not the one in use. */
    private RemoteAddress leastUseful() {
        RemoteAddress oldest = proved.removeFirst();
        if (!oldest.equals(target)) {
            return oldest;
        }
        proved.addLast(oldest);
        return proved.removeFirst();
    }

    /** Leaves every place to others. */
    void forget() {
        transports.remove(owner, proved);
        proved.forEach(RemoteAddress::leave);
    }
}
