package dev.evenkeel.media.sfu.simulation;

import dev.evenkeel.media.sfu.transport.MediaTransport;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Connected to nobody. */
public final class SilentTransport implements MediaTransport {
    @Override
    public String localUfrag() {
        return "silent";
    }

    @Override
    public String localPassword() {
        return "silent";
    }

    @Override
    public boolean connected() {
        return true;
    }

    @Override
    public @Nullable InetSocketAddress remoteAddress() {
        return null;
    }

    @Override
    public String state() {
        return "connected";
    }

    @Override
    public void sendRtp(byte[] buffer, int offset, int length) {}

    @Override
    public void remember(int ssrc) {}

    @Override
    public boolean repeatRtp(int ssrc, int sequence) {
        return false;
    }

    @Override
    public void sendRtcp(byte[] buffer, int offset, int length) {}

    @Override
    public void close() {}
}
