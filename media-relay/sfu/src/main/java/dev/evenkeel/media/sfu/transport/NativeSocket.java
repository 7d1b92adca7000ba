package dev.evenkeel.media.sfu.transport;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The file descriptor of a bound UDP socket, and the address family it speaks. */
final class NativeSocket {
    private final Libc libc;
    private final int fd;
    private final SocketAddressCodec codec;

    private NativeSocket(Libc libc, int fd, boolean ipv6) {
        this.libc = libc;
        this.fd = fd;
        this.codec = new SocketAddressCodec(ipv6);
    }

    /** Binds; the wildcard address takes IPv4 and IPv6 where there is IPv6. */
    static NativeSocket bind(Libc libc, InetSocketAddress address, int trafficClass)
            throws IOException {
        NativeSocket socket = bind(libc, address);
        try {
            socket.mark(trafficClass);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static NativeSocket bind(Libc libc, InetSocketAddress address) throws IOException {
        InetAddress ip = address.getAddress();
        if (ip instanceof Inet4Address && !ip.isAnyLocalAddress()) {
            return bind(libc, false, RemoteAddress.of(address));
        }
        RemoteAddress dualStack =
                ip.isAnyLocalAddress()
                        ? new RemoteAddress(0, 0, address.getPort())
                        : RemoteAddress.of(address);
        try {
            return bind(libc, true, dualStack);
        } catch (NoSuchFamilyException e) {
            return bind(libc, false, new RemoteAddress(0, 0, address.getPort()));
        }
    }

    private static NativeSocket bind(Libc libc, boolean ipv6, RemoteAddress address)
            throws IOException {
        int family = ipv6 ? Libc.AF_INET6 : Libc.AF_INET;
        int fd = libc.socket(family, Libc.SOCK_DGRAM_NONBLOCK_CLOEXEC);
        if (fd < 0) {
            throw new NoSuchFamilyException("socket: errno " + libc.errno());
        }
        NativeSocket socket = new NativeSocket(libc, fd, ipv6);
        try {
            socket.configure(ipv6);
            socket.bind(address);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private void configure(boolean ipv6) throws IOException {
        buffer(Libc.SO_RCVBUFFORCE, Libc.SO_RCVBUF);
        buffer(Libc.SO_SNDBUFFORCE, Libc.SO_SNDBUF);
        if (ipv6) {
            option(Libc.IPPROTO_IPV6, Libc.IPV6_V6ONLY, 0);
        }
    }

    /**
     * A socket of IPv6 sends to IPv4 addresses, too, and those packets have a mark of their own.
     */
    private void mark(int trafficClass) throws IOException {
        option(Libc.IPPROTO_IP, Libc.IP_TOS, trafficClass);
        if (codec.isIpv6()) {
            option(Libc.IPPROTO_IPV6, Libc.IPV6_TCLASS, trafficClass);
        }
    }

    /** With CAP_NET_ADMIN as much as is asked for, else what the system's limit allows. */
    private void buffer(int forced, int limited) throws IOException {
        if (!optionTaken(Libc.SOL_SOCKET, forced, PacketSocket.KERNEL_BUFFER)) {
            option(Libc.SOL_SOCKET, limited, PacketSocket.KERNEL_BUFFER);
        }
    }

    /**
     * Has the kernel join datagrams of one sender that came together (UDP_GRO, udp(7)), from Linux
     * 5.0 on. Whether it will.
     */
    boolean joinReceived() {
        return optionTaken(Libc.SOL_UDP, Libc.UDP_GRO, 1);
    }

    private void option(int level, int option, int value) throws IOException {
        check(optionTaken(level, option, value) ? 0 : -1, "setsockopt");
    }

    private boolean optionTaken(int level, int option, int value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment argument = arena.allocateFrom(ValueLayout.JAVA_INT, value);
            return libc.setsockopt(fd, level, option, argument) == 0;
        }
    }

    private void bind(RemoteAddress address) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocate(SocketAddressCodec.LENGTH, 8);
            codec.write(name, 0, address);
            check(libc.bind(fd, name, codec.length()), "bind");
        }
    }

    private void check(int result, String call) throws IOException {
        if (result < 0) {
            throw new IOException(call + " of the media socket: errno " + libc.errno());
        }
    }

    InetSocketAddress localAddress() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocate(SocketAddressCodec.LENGTH, 8);
            MemorySegment length =
                    arena.allocateFrom(ValueLayout.JAVA_INT, SocketAddressCodec.LENGTH);
            check(libc.getsockname(fd, name, length), "getsockname");
            return new RemoteAddress(codec.high(name, 0), codec.low(name, 0), codec.port(name, 0))
                    .socketAddress();
        }
    }

    int fd() {
        return fd;
    }

    SocketAddressCodec codec() {
        return codec;
    }

    void close() {
        libc.close(fd);
    }

    /** The kernel does not speak IPv6, say. */
    private static final class NoSuchFamilyException extends IOException {
        private static final long serialVersionUID = 1;

        NoSuchFamilyException(String message) {
            super(message);
        }
    }
}
