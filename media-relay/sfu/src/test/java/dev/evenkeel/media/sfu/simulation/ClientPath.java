package dev.evenkeel.media.sfu.simulation;

/** A participant's association with a relay, seen from the participant's end. */
public interface ClientPath {
    /** Who is told what comes. */
    interface Client {
        void rtp(byte[] packet);

        void rtcp(byte[] packet);

        void ended();
    }

    void connect(Client client);

    /** Sends a packet, still unprotected, to the relay. */
    void uplink(byte[] packet, boolean rtcp);

    /** Goes without a goodbye. */
    void disconnect(String reason);
}
