package dev.evenkeel.media.sfu.transport.dtls;

import dev.evenkeel.media.sfu.transport.srtp.SrtpKeys;
import org.jspecify.annotations.Nullable;

/** One end of a handshake. */
sealed interface DtlsKeySource permits DtlsServerPeer, DtlsClientPeer {
    /** The exported keys, null until the handshake is complete. */
    @Nullable SrtpKeys keys();
}
