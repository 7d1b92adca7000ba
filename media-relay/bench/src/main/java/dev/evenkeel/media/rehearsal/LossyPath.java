package dev.evenkeel.media.rehearsal;

import dev.evenkeel.media.sfu.simulation.ClientPath;
import java.util.function.BooleanSupplier;

/** A path that loses packets, each way, as long as there is loss. */
final class LossyPath implements ClientPath {
    private final ClientPath path;
    private final BooleanSupplier lost;

    /**
     * @param lost asked for each packet
     */
    LossyPath(ClientPath path, BooleanSupplier lost) {
        this.path = path;
        this.lost = lost;
    }

    @Override
    public void connect(Client client) {
        path.connect(
                new Client() {
                    @Override
                    public void rtp(byte[] packet) {
                        if (!lost.getAsBoolean()) {
                            client.rtp(packet);
                        }
                    }

                    @Override
                    public void rtcp(byte[] packet) {
                        if (!lost.getAsBoolean()) {
                            client.rtcp(packet);
                        }
                    }

                    @Override
                    public void ended() {
                        client.ended();
                    }
                });
    }

    @Override
    public void uplink(byte[] packet, boolean rtcp) {
        if (!lost.getAsBoolean()) {
            path.uplink(packet, rtcp);
        }
    }

    @Override
    public void disconnect(String reason) {
        path.disconnect(reason);
    }
}
