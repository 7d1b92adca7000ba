package dev.evenkeel.telemetry.snmp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snmp4j.smi.OctetString;

/** A community or passphrase; nothing that is printed shows it. */
record Secret(String value) {
    private static final long LONGEST_FILE = 4_096;

    /**
     * The first line of a file.
     *
     * @throws IOException in words for the operator
     */
    static Secret read(Path file) throws IOException {
        if (!Files.isReadable(file) || Files.size(file) > LONGEST_FILE) {
            throw new IOException(file + ", which cannot be read or is longer than 4 KiB");
        }
        return Files.readString(file, StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .filter(line -> !line.isBlank())
                .map(Secret::new)
                .orElseThrow(() -> new IOException(file + ", which has an empty first line"));
    }

    OctetString octets() {
        return new OctetString(value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "…";
    }
}
