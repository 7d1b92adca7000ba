package dev.evenkeel.telemetry.snmp;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** A router that is polled every second with version 3, and a switch that never answers. */
public final class SnmpdResource implements QuarkusTestResourceLifecycleManager {
    static final String ROUTER = "hq-router";
    static final String SILENT = "hq-switch";
    static final String LINK = "hq-1";

    private static Snmpd snmpd;

    @Override
    public Map<String, String> start() {
        try {
            snmpd = Snmpd.start(new Mibs().port(1, "ge-0/0/1", "carrier A"));
            String prefix = "evenkeel.telemetry.snmp.devices.";
            String router = prefix + ROUTER + ".";
            String silent = prefix + SILENT + ".";
            return Map.ofEntries(
                    Map.entry(router + "site", "hq"),
                    Map.entry(router + "address", "127.0.0.1"),
                    Map.entry(router + "port", Integer.toString(snmpd.port())),
                    Map.entry(router + "user", Snmpd.USER),
                    Map.entry(
                            router + "authentication-file",
                            snmpd.secret(Snmpd.AUTHENTICATION).toString()),
                    Map.entry(router + "privacy-file", snmpd.secret(Snmpd.PRIVACY).toString()),
                    Map.entry(router + "every", "1s"),
                    Map.entry(router + "timeout", "500ms"),
                    Map.entry(router + "links." + LINK + ".name", "ge-0/0/1"),
                    Map.entry(silent + "site", "hq"),
                    Map.entry(silent + "kind", "switch"),
                    Map.entry(silent + "address", "127.0.0.1"),
                    Map.entry(silent + "port", Integer.toString(Snmpd.freePort())),
                    Map.entry(silent + "version", "2c"),
                    Map.entry(silent + "community-file", snmpd.secret("any").toString()),
                    Map.entry(silent + "every", "1s"),
                    Map.entry(silent + "timeout", "200ms"),
                    Map.entry(silent + "links.hq-2.name", "ge-0/0/1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            snmpd.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Snmpd snmpd() {
        return snmpd;
    }
}
