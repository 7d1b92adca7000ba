package dev.evenkeel.media.sfu.transport;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The system calls of Linux that move many datagrams at once, socket(7), udp(7). Each method
 * returns -1 on failure and leaves {@link #errno}, but for those called with every batch, to whom
 * it does not matter: the JDK makes an object for each call that keeps errno.
 */
final class Libc {
    static final int AF_INET = 2;
    static final int AF_INET6 = 10;
    static final int SOCK_DGRAM_NONBLOCK_CLOEXEC = 2 | 0x800 | 0x80000;
    static final int SOL_SOCKET = 1;
    static final int SO_SNDBUF = 7;
    static final int SO_RCVBUF = 8;
    static final int SO_SNDBUFFORCE = 32;
    static final int SO_RCVBUFFORCE = 33;
    static final int IPPROTO_IP = 0;
    static final int IP_TOS = 1;
    static final int IPPROTO_IPV6 = 41;
    static final int IPV6_V6ONLY = 26;
    static final int IPV6_TCLASS = 67;
    static final int SOL_UDP = 17;
    static final int UDP_SEGMENT = 103;
    static final int UDP_GRO = 104;
    static final int EFD_NONBLOCK_CLOEXEC = 0x800 | 0x80000;
    static final int MSG_TRUNC = 0x20;
    static final int MSG_DONTWAIT = 0x40;
    static final int POLLIN = 1;
    static final int POLLOUT = 4;
    static final int EINTR = 4;
    static final int EIO = 5;
    static final int EAGAIN = 11;
    static final int ENOMEM = 12;
    static final int EMSGSIZE = 90;
    static final int EADDRNOTAVAIL = 99;
    static final int ENETUNREACH = 101;
    static final int ENOBUFS = 105;
    static final int ECONNREFUSED = 111;
    static final int EHOSTUNREACH = 113;
    static final int SCHED_RR_RESET_ON_FORK = 2 | 0x40000000;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final AddressLayout ADDRESS = ValueLayout.ADDRESS;
    private static final Linker.Option CAPTURE = Linker.Option.captureCallState("errno");
    private static final MemoryLayout CAPTURED = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            CAPTURED.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle SOCKET = link("socket", INT, INT, INT, INT);
    private static final MethodHandle BIND = link("bind", INT, INT, ADDRESS, INT);
    private static final MethodHandle GETSOCKNAME = link("getsockname", INT, INT, ADDRESS, ADDRESS);
    private static final MethodHandle SETSOCKOPT =
            link("setsockopt", INT, INT, INT, INT, ADDRESS, INT);
    private static final MethodHandle EVENTFD = link("eventfd", INT, INT, INT);
    private static final MethodHandle READ = linkPlainly("read", LONG, INT, ADDRESS, LONG);
    private static final MethodHandle WRITE = link("write", LONG, INT, ADDRESS, LONG);
    private static final MethodHandle CLOSE = link("close", INT, INT);
    private static final MethodHandle POLL = linkPlainly("poll", INT, ADDRESS, LONG, INT);
    private static final MethodHandle RECVMMSG =
            linkPlainly("recvmmsg", INT, INT, ADDRESS, INT, INT, ADDRESS);
    private static final MethodHandle SENDMMSG =
            linkPlainly("sendmmsg", INT, INT, ADDRESS, INT, INT);
    private static final MethodHandle SENDMMSG_AGAIN =
            link("sendmmsg", INT, INT, ADDRESS, INT, INT);

    private static final MethodHandle SCHED_SETSCHEDULER =
            link("sched_setscheduler", INT, INT, INT, ADDRESS);

    private final MemorySegment captured;

    /**
     * @param arena owns the place of errno; whoever shares this shares a thread
     */
    Libc(Arena arena) {
        captured = arena.allocate(CAPTURED);
    }

    /** 64-bit Linux, whose structures are laid out as in this package. */
    static boolean isSupported() {
        return System.getProperty("os.name").equals("Linux")
                && ADDRESS.byteSize() == 8
                && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    }

    private static MethodHandle link(String name, MemoryLayout result, MemoryLayout... arguments) {
        return link(name, FunctionDescriptor.of(result, arguments), CAPTURE);
    }

    /** Without errno. */
    private static MethodHandle linkPlainly(
            String name, MemoryLayout result, MemoryLayout... arguments) {
        return link(name, FunctionDescriptor.of(result, arguments));
    }

    private static MethodHandle link(
            String name, FunctionDescriptor function, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), function, options);
    }

    /** Of the last failure, but not of {@code read}, {@code poll} and {@code recvmmsg}. */
    int errno() {
        return (int) ERRNO.get(captured, 0L);
    }

    int socket(int domain, int type) {
        try {
            return (int) SOCKET.invokeExact(captured, domain, type, 0);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    int bind(int fd, MemorySegment address, int length) {
        try {
            return (int) BIND.invokeExact(captured, fd, address, length);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    int getsockname(int fd, MemorySegment address, MemorySegment length) {
        try {
            return (int) GETSOCKNAME.invokeExact(captured, fd, address, length);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    int setsockopt(int fd, int level, int option, MemorySegment value) {
        try {
            return (int)
                    SETSOCKOPT.invokeExact(
                            captured, fd, level, option, value, (int) value.byteSize());
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    int eventfd() {
        try {
            return (int) EVENTFD.invokeExact(captured, 0, EFD_NONBLOCK_CLOEXEC);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    long read(int fd, MemorySegment buffer) {
        try {
            return (long) READ.invokeExact(fd, buffer, buffer.byteSize());
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    long write(int fd, MemorySegment buffer) {
        try {
            return (long) WRITE.invokeExact(captured, fd, buffer, buffer.byteSize());
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    int close(int fd) {
        try {
            return (int) CLOSE.invokeExact(captured, fd);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    int poll(MemorySegment descriptors, long count, int timeoutMillis) {
        try {
            return (int) POLL.invokeExact(descriptors, count, timeoutMillis);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    int recvmmsg(int fd, MemorySegment messages, int count) {
        try {
            return (int)
                    RECVMMSG.invokeExact(fd, messages, count, MSG_DONTWAIT, MemorySegment.NULL);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Where nothing of it could be sent it is tried once more, to know why. */
    int sendmmsg(int fd, MemorySegment messages, int count) {
        try {
            int sent = (int) SENDMMSG.invokeExact(fd, messages, count, MSG_DONTWAIT);
            return sent >= 0 ? sent : sendAgain(fd, messages, count);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private int sendAgain(int fd, MemorySegment messages, int count) {
        try {
            return (int) SENDMMSG_AGAIN.invokeExact(captured, fd, messages, count, MSG_DONTWAIT);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /**
     * sched(7), of the calling thread.
     *
     * @param priority one int
     */
    int schedule(int policy, MemorySegment priority) {
        try {
            return (int) SCHED_SETSCHEDULER.invokeExact(captured, 0, policy, priority);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static IllegalStateException unexpected(Throwable e) {
        return new IllegalStateException("a system call does not throw", e);
    }
}
