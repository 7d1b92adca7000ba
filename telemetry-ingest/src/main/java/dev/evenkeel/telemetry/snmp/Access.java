package dev.evenkeel.telemetry.snmp;

import java.util.Arrays;
import java.util.Optional;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthHMAC256SHA384;
import org.snmp4j.security.AuthHMAC384SHA512;
import org.snmp4j.security.AuthenticationProtocol;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.PrivAES192;
import org.snmp4j.security.PrivAES256;
import org.snmp4j.security.PrivacyProtocol;

/** How an agent lets us in. */
sealed interface Access {

    /** Version 2c: whoever hears the community knows it. */
    record Community(Secret community) implements Access {}

    /** Version 3 with the User-based Security Model (RFC 3414), authenticated and encrypted. */
    record User(
            String name,
            Authentication authentication,
            Secret authenticationPassphrase,
            Privacy privacy,
            Secret privacyPassphrase)
            implements Access {}

    /** HMAC-SHA-2 (RFC 7860). */
    enum Authentication {
        SHA_256("SHA-256", new AuthHMAC192SHA256()),
        SHA_384("SHA-384", new AuthHMAC256SHA384()),
        SHA_512("SHA-512", new AuthHMAC384SHA512());

        private final String word;
        private final AuthenticationProtocol protocol;

        Authentication(String word, AuthenticationProtocol protocol) {
            this.word = word;
            this.protocol = protocol;
        }

        AuthenticationProtocol protocol() {
            return protocol;
        }

        static Optional<Authentication> named(String word) {
            return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
        }
    }

    /** AES in CFB mode (RFC 3826); the longer keys as draft-blumenthal-aes-usm-04 has them. */
    enum Privacy {
        AES_128("AES-128", new PrivAES128()),
        AES_192("AES-192", new PrivAES192()),
        AES_256("AES-256", new PrivAES256());

        private final String word;
        private final PrivacyProtocol protocol;

        Privacy(String word, PrivacyProtocol protocol) {
            this.word = word;
            this.protocol = protocol;
        }

        PrivacyProtocol protocol() {
            return protocol;
        }

        static Optional<Privacy> named(String word) {
            return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
        }
    }
}
