package dev.evenkeel.local.installation;

import dev.evenkeel.local.installation.JavaProgram.QuickStart;
import dev.evenkeel.local.process.Component;
import dev.evenkeel.local.process.Port;
import dev.evenkeel.local.process.Readiness;
import java.util.List;
import java.util.Set;

/** The media relays, which differ in name and ports only. */
final class Relays {
    private final Programs programs;

    Relays(Programs programs) {
        this.programs = programs;
    }

    Component relay(RelaySlot relay) {
        var settings = programs.settings();
        var secrets = programs.secrets();
        var http = settings.ports().relayHttp(relay);
        var udp = settings.ports().relayUdp(relay);
        var stamp = settings.ports().relayStamp(relay);
        var properties = programs.service(http);
        properties.put("evenkeel.relay.id", relay.id());
        properties.put("evenkeel.relay.udp-port", Integer.toString(udp));
        properties.put("evenkeel.relay.stamp.port", Integer.toString(stamp));
        properties.put("evenkeel.relay.advertised-address", settings.advertisedAddress());
        properties.put(
                "evenkeel.relay.advertised-port", Integer.toString(settings.advertisedPort(relay)));
        properties.put("evenkeel.relay.bridge-address", "127.0.0.1:" + udp);
        properties.put("evenkeel.relay.control-url", "http://127.0.0.1:" + http);
        properties.put("evenkeel.relay.bridge-key-file", secrets.bridgeKeyFile().toString());
        var program =
                JavaProgram.quarkus(
                        programs.apps().of(Apps.MEDIA_RELAY), JavaProgram.STEADY, properties);
        // All run the same application: one of them trains for all.
        var start = relay == RelaySlot.A ? programs.quickStart() : QuickStart.USE;
        return programs.component(
                relay.id(),
                program.command(Apps.MEDIA_RELAY, start, programs.home().temporary(relay.id())),
                List.of(
                        Port.tcp("http", http),
                        Port.udp("udp", udp),
                        Port.tcp("tcp", udp),
                        Port.udp("stamp", stamp)),
                Readiness.http(http),
                Set.of(Stores.KAFKA));
    }
}
