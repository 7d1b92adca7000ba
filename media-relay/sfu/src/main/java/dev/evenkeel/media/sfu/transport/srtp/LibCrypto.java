package dev.evenkeel.media.sfu.transport.srtp;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The authenticated ciphers of OpenSSL 3, EVP_EncryptInit(3). A context belongs to one thread at a
 * time. A call on a packet takes less than a microsecond and calls nobody back, so it is linked as
 * critical, without the change of thread state around it. Loading this class fails with a {@link
 * LinkageError} where there is no such library.
 */
final class LibCrypto {
    /** EVP_CTRL_AEAD_GET_TAG and EVP_CTRL_AEAD_SET_TAG of openssl/evp.h. */
    static final int GET_TAG = 0x10;

    static final int SET_TAG = 0x11;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final AddressLayout ADDRESS = ValueLayout.ADDRESS;
    private static final SymbolLookup LIBRARY =
            SymbolLookup.libraryLookup("libcrypto.so.3", Arena.global());

    private static final MethodHandle NEW =
            link("EVP_CIPHER_CTX_new", FunctionDescriptor.of(ADDRESS));
    private static final MethodHandle FREE =
            link("EVP_CIPHER_CTX_free", FunctionDescriptor.ofVoid(ADDRESS));
    private static final MethodHandle SET_UP =
            link("EVP_CipherInit_ex", of(ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, INT));
    private static final MethodHandle INIT =
            critical("EVP_CipherInit_ex", of(ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, INT));
    private static final MethodHandle UPDATE =
            critical("EVP_CipherUpdate", of(ADDRESS, ADDRESS, ADDRESS, ADDRESS, INT));
    private static final MethodHandle FINAL =
            critical("EVP_CipherFinal_ex", of(ADDRESS, ADDRESS, ADDRESS));
    private static final MethodHandle CONTROL =
            critical("EVP_CIPHER_CTX_ctrl", of(ADDRESS, INT, INT, ADDRESS));
    private static final MemorySegment AES_128_GCM = cipher("EVP_aes_128_gcm");
    private static final MemorySegment AES_256_GCM = cipher("EVP_aes_256_gcm");

    private LibCrypto() {}

    private static FunctionDescriptor of(MemoryLayout... arguments) {
        return FunctionDescriptor.of(INT, arguments);
    }

    private static MethodHandle link(
            String name, FunctionDescriptor function, Linker.Option... options) {
        return Linker.nativeLinker().downcallHandle(LIBRARY.findOrThrow(name), function, options);
    }

    private static MethodHandle critical(String name, FunctionDescriptor function) {
        return link(name, function, Linker.Option.critical(false));
    }

    private static MemorySegment cipher(String name) {
        try {
            return (MemorySegment) link(name, FunctionDescriptor.of(ADDRESS)).invokeExact();
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** A context for AES-GCM with this key; freed when nothing refers to it any more. */
    static MemorySegment aesGcm(byte[] key) {
        try (Arena setUp = Arena.ofConfined()) {
            MemorySegment context =
                    ((MemorySegment) NEW.invokeExact())
                            .reinterpret(Arena.ofAuto(), LibCrypto::free);
            MemorySegment cipher = key.length == 16 ? AES_128_GCM : AES_256_GCM;
            MemorySegment copy = setUp.allocateFrom(ValueLayout.JAVA_BYTE, key);
            int done =
                    (int)
                            SET_UP.invokeExact(
                                    context,
                                    cipher,
                                    MemorySegment.NULL,
                                    copy,
                                    MemorySegment.NULL,
                                    1);
            copy.fill((byte) 0);
            require(done == 1);
            return context;
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static void free(MemorySegment context) {
        try {
            FREE.invokeExact(context);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Begins a packet. */
    static void begin(MemorySegment context, boolean encrypts, MemorySegment nonce) {
        try {
            require(
                    (int)
                                    INIT.invokeExact(
                                            context,
                                            MemorySegment.NULL,
                                            MemorySegment.NULL,
                                            MemorySegment.NULL,
                                            nonce,
                                            encrypts ? 1 : 0)
                            == 1);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /**
     * Goes on with a packet.
     *
     * @param target {@link MemorySegment#NULL} for what is authenticated only
     * @param written an int nobody reads
     */
    static void update(
            MemorySegment context,
            MemorySegment target,
            MemorySegment written,
            MemorySegment source,
            int length) {
        try {
            require((int) UPDATE.invokeExact(context, target, written, source, length) == 1);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Ends a packet. False when it is decrypted and not authentic. */
    static boolean end(MemorySegment context, MemorySegment target, MemorySegment written) {
        try {
            return (int) FINAL.invokeExact(context, target, written) == 1;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /**
     * Gets or sets the packet's tag.
     *
     * @param what {@link #GET_TAG} or {@link #SET_TAG}
     */
    static void tag(MemorySegment context, int what, int length, MemorySegment tag) {
        try {
            require((int) CONTROL.invokeExact(context, what, length, tag) == 1);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static void require(boolean done) {
        if (!done) {
            throw new IllegalStateException("AES-GCM of OpenSSL refused a packet");
        }
    }

    private static IllegalStateException unexpected(Throwable e) {
        return new IllegalStateException("a call of OpenSSL does not throw", e);
    }
}
