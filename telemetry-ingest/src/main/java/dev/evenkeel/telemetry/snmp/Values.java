package dev.evenkeel.telemetry.snmp;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UnsignedInteger32;
import org.snmp4j.smi.Variable;

/** What an agent answered; what it does not have, or has in another type, is {@code null}. */
record Values(Map<OID, Variable> all) {
    private static final long LARGEST_COUNTER = (1L << 53) - 1;

    Values {
        all = Map.copyOf(all);
    }

    @Nullable Long number(OID oid) {
        return number(all.get(oid));
    }

    /** Beyond 2⁵³ JSON numbers are not exact (RFC 8259 section 6): higher counters begin anew. */
    static long counter(long value) {
        return value & LARGEST_COUNTER;
    }

    /** Of any type of numbers. */
    static @Nullable Long number(@Nullable Variable value) {
        return switch (value) {
            case Counter64 counter -> counter(counter.getValue());
            case Integer32 signed -> signed.toLong();
            case UnsignedInteger32 unsigned -> unsigned.toLong();
            case null, default -> null;
        };
    }

    /** Of a column's row. */
    @Nullable Long number(OID column, int index) {
        return number(Mib.at(column, index));
    }

    @Nullable String text(OID column, int index) {
        return all.get(Mib.at(column, index)) instanceof OctetString octets ? text(octets) : null;
    }

    /** DisplayString: some gear ends it with a zero. */
    static String text(OctetString octets) {
        return new String(octets.getValue(), StandardCharsets.UTF_8).replace("\0", "").strip();
    }
}
