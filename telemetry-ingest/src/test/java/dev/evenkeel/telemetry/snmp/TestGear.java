package dev.evenkeel.telemetry.snmp;

import dev.evenkeel.contracts.telemetry.DeviceReport;
import dev.evenkeel.platform.id.Identifiers;
import dev.evenkeel.telemetry.snmp.Access.Authentication;
import dev.evenkeel.telemetry.snmp.Access.Privacy;
import dev.evenkeel.telemetry.snmp.Gear.LinkEnd;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Devices on loopback. */
final class TestGear {
    static final Access COMMUNITY = new Access.Community(new Secret(Snmpd.COMMUNITY));
    static final LinkEnd UPLINK = new LinkEnd("hq-1", "ge-0/0/1", null, null, null);

    private TestGear() {}

    static Access user(String name, Authentication authentication, Privacy privacy) {
        return user(name, authentication, Snmpd.AUTHENTICATION, privacy, Snmpd.PRIVACY);
    }

    static Access user(
            String name,
            Authentication authentication,
            String authenticationPassphrase,
            Privacy privacy,
            String privacyPassphrase) {
        return new Access.User(
                name,
                authentication,
                new Secret(authenticationPassphrase),
                privacy,
                new Secret(privacyPassphrase));
    }

    /** One that answers, however busy the machine is. */
    static Gear at(int port, Access access, LinkEnd... links) {
        return at(port, Duration.ofSeconds(20), access, links);
    }

    static Gear at(int port, Duration timeout, Access access, LinkEnd... links) {
        return new Gear(
                "hq-router",
                "hq",
                DeviceReport.Kind.ROUTER,
                "127.0.0.1",
                port,
                access,
                Duration.ofSeconds(1),
                timeout,
                1,
                List.of(links));
    }

    static DevicePoller poller(Engine engine, Gear gear, Clock clock) {
        return new DevicePoller(gear, engine, new Identifiers(new SecureRandom(), clock), clock);
    }
}
