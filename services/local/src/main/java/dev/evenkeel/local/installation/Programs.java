package dev.evenkeel.local.installation;

import dev.evenkeel.local.Folders;
import dev.evenkeel.local.installation.JavaProgram.QuickStart;
import dev.evenkeel.local.process.Component;
import dev.evenkeel.local.process.Component.Priority;
import dev.evenkeel.local.process.Component.StopSignal;
import dev.evenkeel.local.process.Port;
import dev.evenkeel.local.process.Readiness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is common to the installation's Java programs: what they are told, where they write, how
 * they are started and stopped.
 *
 * @param quickStart how caches are used
 */
record Programs(Settings settings, Home home, Apps apps, Secrets secrets, QuickStart quickStart) {
    private static final String BOOTSTRAP = "kafka.bootstrap.servers";
    private static final String PUBLIC_KEY = "evenkeel.tokens.public-key-file";

    /** What every service is told. */
    Map<String, String> service(int httpPort) {
        var properties = new LinkedHashMap<String, String>();
        properties.put("quarkus.http.host", "127.0.0.1");
        properties.put("quarkus.http.port", Integer.toString(httpPort));
        // Only the front door and other services reach a service here; they may say who asked.
        properties.put("quarkus.http.proxy.proxy-address-forwarding", "true");
        properties.put("quarkus.http.proxy.enable-forwarded-host", "true");
        properties.put(BOOTSTRAP, "127.0.0.1:" + settings.ports().kafka());
        properties.put(PUBLIC_KEY, secrets.publicKeyFile().toString());
        return properties;
    }

    Component quarkus(String name, Map<String, String> properties, int httpPort) {
        return java(
                name,
                JavaProgram.quarkus(apps.of(name), JavaProgram.SMALL, properties),
                List.of(Port.tcp("http", httpPort)),
                Readiness.http(httpPort),
                Set.of(Stores.KAFKA));
    }

    Component java(
            String name,
            JavaProgram program,
            List<Port> ports,
            Readiness readiness,
            Set<String> needs) {
        var command = program.command(name, quickStart, home.temporary(name));
        return component(name, command, ports, readiness, needs);
    }

    Component component(
            String name,
            List<String> command,
            List<Port> ports,
            Readiness readiness,
            Set<String> needs) {
        return new Component(
                name,
                ports,
                command,
                Map.of(),
                home.log(name),
                readiness,
                needs,
                () -> Folders.empty(home.temporary(name)),
                StopSignal.TERM,
                Priority.MEETING);
    }
}
