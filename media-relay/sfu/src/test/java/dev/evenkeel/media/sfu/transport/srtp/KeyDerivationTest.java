package dev.evenkeel.media.sfu.transport.srtp;

import static dev.evenkeel.media.sfu.transport.srtp.Packets.hex;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.media.sfu.transport.srtp.KeyDerivation.Label;
import org.junit.jupiter.api.Test;

class KeyDerivationTest {
    /** RFC 3711 B.3. */
    @Test
    void derivesTheSampleSessionKeys() {
        // Given
        KeyDerivation keys =
                new KeyDerivation(
                        hex("E1F97A0D3E018BE0D64FA32C06DE4139"),
                        hex("0EC675AD498AFEEBB6960B3AABE6"));

        // When
        byte[] key = keys.derive(Label.RTP_KEY, 16);
        byte[] salt = keys.derive(Label.RTP_SALT, 14);
        byte[] authentication = keys.derive(Label.RTP_AUTHENTICATION, 94);

        // Then
        assertThat(key).isEqualTo(hex("C61E7A93744F39EE10734AFE3FF7A087"));
        assertThat(salt).isEqualTo(hex("30CBBC08863D8C85D49DB34A9AE1"));
        assertThat(authentication)
                .isEqualTo(
                        hex(
                                "CEBE321F6FF7716B6FD4AB49AF256A15"
                                        + "6D38BAA48F0A0ACF3C34E2359E6CDBCE"
                                        + "E049646C43D9327AD175578EF7227098"
                                        + "6371C10C9A369AC2F94A8C5FBCDDDC25"
                                        + "6D6E919A48B610EF17C2041E47403576"
                                        + "6B68642C59BBFC2F34DB60DBDFB2"));
    }
}
