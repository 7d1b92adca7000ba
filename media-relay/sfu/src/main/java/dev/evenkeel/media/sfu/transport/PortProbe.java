package dev.evenkeel.media.sfu.transport;

/**
 * Asks whether anybody listens at a UDP port: where nobody does any more, the machine answers with
 * ICMP “port unreachable” (RFC 1122 §4.1.3.1). A process that hangs causes no such answer, nor does
 * a machine that is off or a network that drops, so silence means nothing. Loop thread only.
 */
public interface PortProbe extends AutoCloseable {

    /**
     * Sends one datagram of at most 256 bytes to the port.
     *
     * @return whether this or an earlier datagram was refused; each refusal is told once
     */
    boolean knock(byte[] buffer, int offset, int length);

    @Override
    void close();
}
