package dev.evenkeel.media.sfu.transport;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A UDP socket on loopback that tells the traffic class of a datagram (IP_RECVTOS, ip(7)). */
final class MarkReceiver implements AutoCloseable {
    private static final int IP_RECVTOS = 13;
    private static final int AF_INET = 2;
    private static final int SOCK_DGRAM = 2;
    private static final int PATIENCE_MILLIS = 5_000;

    /** Where {@code struct msghdr} of a {@code struct mmsghdr} has what, recvmsg(2). */
    private static final long VECTOR = 16;

    private static final long VECTOR_COUNT = 24;
    private static final long CONTROL = 32;
    private static final long CONTROL_LENGTH = 40;

    /** And {@code struct cmsghdr}. */
    private static final long CONTROL_TYPE = 12;

    private static final long CONTROL_DATA = 16;

    private final Arena arena = Arena.ofConfined();
    private final Libc libc = new Libc(arena);
    private final SocketAddressCodec codec = new SocketAddressCodec(false);
    private final int fd;

    MarkReceiver() throws IOException {
        fd = libc.socket(AF_INET, SOCK_DGRAM);
        check(fd);
        check(
                libc.setsockopt(
                        fd,
                        Libc.IPPROTO_IP,
                        IP_RECVTOS,
                        arena.allocateFrom(ValueLayout.JAVA_INT, 1)));
        MemorySegment name = arena.allocate(SocketAddressCodec.LENGTH, 8);
        codec.write(
                name,
                0,
                RemoteAddress.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
        check(libc.bind(fd, name, codec.length()));
    }

    InetSocketAddress address() throws IOException {
        MemorySegment name = arena.allocate(SocketAddressCodec.LENGTH, 8);
        MemorySegment length = arena.allocateFrom(ValueLayout.JAVA_INT, SocketAddressCodec.LENGTH);
        check(libc.getsockname(fd, name, length));
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), codec.port(name, 0));
    }

    /** Of the next datagram. */
    int trafficClass() throws IOException {
        MemorySegment polled = arena.allocate(8, 8);
        polled.set(ValueLayout.JAVA_INT, 0, fd);
        polled.set(ValueLayout.JAVA_SHORT, 4, (short) Libc.POLLIN);
        check(libc.poll(polled, 1, PATIENCE_MILLIS) == 1 ? 0 : -1);
        MemorySegment data = arena.allocate(2_048, 8);
        MemorySegment vector = arena.allocate(16, 8);
        vector.set(ValueLayout.JAVA_LONG, 0, data.address());
        vector.set(ValueLayout.JAVA_LONG, 8, data.byteSize());
        MemorySegment control = arena.allocate(64, 8);
        MemorySegment header = arena.allocate(64, 8);
        header.set(ValueLayout.JAVA_LONG, VECTOR, vector.address());
        header.set(ValueLayout.JAVA_LONG, VECTOR_COUNT, 1);
        header.set(ValueLayout.JAVA_LONG, CONTROL, control.address());
        header.set(ValueLayout.JAVA_LONG, CONTROL_LENGTH, control.byteSize());
        check(libc.recvmmsg(fd, header, 1) - 1);
        check(control.get(ValueLayout.JAVA_INT, CONTROL_TYPE) == Libc.IP_TOS ? 0 : -1);
        return control.get(ValueLayout.JAVA_BYTE, CONTROL_DATA) & 0xFF;
    }

    private void check(int result) throws IOException {
        if (result < 0) {
            throw new IOException("errno " + libc.errno());
        }
    }

    @Override
    public void close() {
        libc.close(fd);
        arena.close();
    }
}
