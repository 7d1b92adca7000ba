package dev.evenkeel.media.app.engine;

import java.util.List;

/**
 * What the engine noticed of another relay. Observers are called on the relay's thread and return
 * at once.
 */
public sealed interface PeerChange {
    record Lost(String peerId, List<String> meetingIds, long silentMillis, boolean gone)
            implements PeerChange {}

    record Found(String peerId) implements PeerChange {}
}
