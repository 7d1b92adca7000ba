package dev.evenkeel.media.sfu.fuzz;

import static dev.evenkeel.media.sfu.fuzz.FuzzTarget.holds;

import dev.evenkeel.media.rtp.stun.Stun;
import dev.evenkeel.media.rtp.stun.StunKey;
import dev.evenkeel.media.rtp.stun.StunReader;
import dev.evenkeel.media.rtp.stun.StunWriter;

/** STUN messages (RFC 8489): whatever is read can be asked about and answered. */
final class StunFuzz implements FuzzTarget {
    private final StunReader reader = new StunReader();
    private final StunReader echo = new StunReader();
    private final StunWriter writer = new StunWriter();
    private final StunKey key = new StunKey("password-of-24-ice-chars");

    @Override
    public void take(byte[] input) {
        if (!reader.read(input, 0, input.length)) {
            return;
        }
        reader.authenticates(key);
        for (int i = 0; i < reader.usernameLength(); i++) {
            reader.usernameByte(i);
        }
        for (int i = 0; i < reader.unknownCount(); i++) {
            holds(reader.unknown(i) >>> 15 == 0, "an optional attribute counted");
        }
        holds(reader.mappedPort() >>> 16 == 0, "a port beyond 65,535");
        holds(reader.priority() >>> 32 == 0, "a priority beyond 32 bits");
        answer();
    }

    private void answer() {
        writer.answer(Stun.BINDING_ERROR, reader).errorCode(Stun.UNKNOWN_ATTRIBUTE);
        writer.unknownAttributes(reader).integrity(key).fingerprint();
        holds(echo.read(writer.buffer(), 0, writer.length()), "the answer is no STUN message");
        holds(echo.authenticates(key), "the answer is not authentic");
        holds(echo.transactionLow() == reader.transactionLow(), "another transaction");
    }
}
