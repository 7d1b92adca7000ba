package dev.evenkeel.media.rehearsal;

import dev.evenkeel.media.sfu.simulation.ClientPath;
import dev.evenkeel.media.sfu.simulation.Timeline;
import dev.evenkeel.media.sfu.transport.DtlsSrtpTestClient;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A path to a relay over UDP, with DTLS-SRTP. */
final class UdpPath implements ClientPath {
    private final DtlsSrtpTestClient transport;
    private final Timeline timeline;

    UdpPath(DtlsSrtpTestClient transport, Timeline timeline) {
        this.transport = transport;
        this.timeline = timeline;
    }

    @Override
    public void connect(Client client) {
        transport.onPacket((packet, rtcp) ->
                timeline.after(
                        0,
                        () -> {
                            if (rtcp) {
                                client.rtcp(packet);
                            } else {
                                client.rtp(packet);
                            }
                        }));
    }

    @Override
    public void uplink(byte[] packet, boolean rtcp) {
        try {
            if (rtcp) {
                transport.sendRtcp(packet);
            } else {
                transport.sendRtp(packet);
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void disconnect(String reason) {
        try {
            transport.vanish();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
