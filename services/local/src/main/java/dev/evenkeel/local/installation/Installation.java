package dev.evenkeel.local.installation;

import dev.evenkeel.local.Folders;
import dev.evenkeel.local.cli.Launcher;
import dev.evenkeel.local.frontdoor.FrontDoorMain;
import dev.evenkeel.local.installation.JavaProgram.QuickStart;
import dev.evenkeel.local.kafka.KafkaMain;
import dev.evenkeel.local.postgres.PostgresInstall;
import dev.evenkeel.local.postgres.PostgresNode;
import dev.evenkeel.local.postgres.PostgresSettings;
import dev.evenkeel.local.process.Component;
import dev.evenkeel.local.process.Component.Priority;
import dev.evenkeel.local.process.Component.StopSignal;
import dev.evenkeel.local.process.Port;
import dev.evenkeel.local.process.Readiness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every process of one machine, in the order in which they are listed and started. */
public final class Installation {
    public static final String KAFKA = "kafka";
    public static final String POSTGRES = "postgres";
    public static final String FRONT_DOOR = "front-door";

    private static final String BOOTSTRAP = "kafka.bootstrap.servers";
    private static final String PUBLIC_KEY = "evenkeel.tokens.public-key-file";

    private final Settings settings;
    private final Home home;
    private final Apps apps;
    private final Secrets secrets;
    private final QuickStart quickStart;

    public Installation(Settings settings, Apps apps) {
        this(settings, apps, QuickStart.USE);
    }

    Installation(Settings settings, Apps apps, QuickStart quickStart) {
        this.settings = settings;
        this.home = new Home(settings.home());
        this.apps = apps;
        this.secrets = new Secrets(home.secrets()).createMissing();
        this.quickStart = quickStart;
    }

    public List<Component> components() {
        var components = new ArrayList<Component>();
        components.add(kafka().bookkeeping());
        components.add(postgres().bookkeeping());
        components.add(roomService());
        components.add(telemetryIngest().bookkeeping());
        components.add(incidentService().bookkeeping());
        components.add(recordingService().bookkeeping());
        for (var relay : RelaySlot.values()) {
            components.add(relay(relay));
        }
        components.add(frontDoor());
        return components;
    }

    private Component kafka() {
        var ports = settings.ports();
        var arguments =
                List.of(
                        home.data(KAFKA).toString(),
                        Integer.toString(ports.kafka()),
                        Integer.toString(ports.kafkaController()));
        return java(
                KAFKA,
                JavaProgram.local(apps.of(Apps.LOCAL), KafkaMain.class, arguments, Map.of()),
                List.of(
                        Port.tcp("kafka", ports.kafka()),
                        Port.tcp("controller", ports.kafkaController())),
                Readiness.tcp(ports.kafka()),
                Set.of());
    }

    private Component postgres() {
        var node = postgresNode();
        return new Component(
                POSTGRES,
                List.of(Port.tcp("postgres", settings.ports().postgres())),
                node.command(),
                Map.of(),
                home.log(POSTGRES),
                node::isServing,
                Set.of(),
                () -> {
                    PostgresInstall.into(home.postgresPrograms());
                    node.prepare();
                },
                StopSignal.INT,
                Priority.MEETING);
    }

    private PostgresNode postgresNode() {
        return new PostgresNode(
                new PostgresInstall(home.postgresPrograms()),
                new PostgresSettings(
                        home.data(POSTGRES),
                        settings.ports().postgres(),
                        secrets.postgresPassword(),
                        home.log(POSTGRES + "-initialisation"),
                        true));
    }

    private Component roomService() {
        var properties = service(settings.ports().roomService());
        properties.put("evenkeel.tokens.private-key-file", secrets.privateKeyFile().toString());
        properties.put("evenkeel.accounts.setup-file", home.administratorSetup().toString());
        return withDatabase(quarkus(Apps.ROOM_SERVICE, properties, settings.ports().roomService()));
    }

    private Component telemetryIngest() {
        var port = settings.ports().telemetryIngest();
        return quarkus(Apps.TELEMETRY_INGEST, service(port), port);
    }

    private Component incidentService() {
        var port = settings.ports().incidentService();
        var properties = service(port);
        // For plans that drain relays.
        properties.put("evenkeel.tokens.private-key-file", secrets.privateKeyFile().toString());
        properties.put("evenkeel.console.access", settings.consoleAccess());
        if (settings.drills()) {
            properties.put("evenkeel.drills.fault-command", faultCommand());
            properties.put(
                    "evenkeel.drills.rooms-url",
                    "http://127.0.0.1:" + settings.ports().roomService());
        }
        properties.put(
                "evenkeel.incident.quality.state-directory",
                home.root().resolve("quality-state").toString());
        return withDatabase(quarkus(Apps.INCIDENT_SERVICE, properties, port));
    }

    /** This launcher, which alone knows the processes it has started. */
    private String faultCommand() {
        var program =
                JavaProgram.local(apps.of(Apps.LOCAL), Launcher.class, List.of("fault"), Map.of());
        return String.join(
                ",", program.command("fault", QuickStart.USE, home.temporary(Apps.LOCAL)));
    }

    private Component recordingService() {
        var port = settings.ports().recordingService();
        var properties = service(port);
        properties.put("evenkeel.tokens.private-key-file", secrets.privateKeyFile().toString());
        properties.put("evenkeel.recording.folder", home.data("recordings").toString());
        properties.put("evenkeel.recording.master-key-file", secrets.recordingKeyFile().toString());
        return withDatabase(quarkus(Apps.RECORDING_SERVICE, properties, port));
    }

    private Component relay(RelaySlot relay) {
        var http = settings.ports().relayHttp(relay);
        var udp = settings.ports().relayUdp(relay);
        var stamp = settings.ports().relayStamp(relay);
        var properties = service(http);
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
                JavaProgram.quarkus(apps.of(Apps.MEDIA_RELAY), JavaProgram.STEADY, properties);
        // Both run the same application: one of them trains for both.
        var start = relay == RelaySlot.A ? quickStart : QuickStart.USE;
        return component(
                relay.id(),
                program.command(Apps.MEDIA_RELAY, start, home.temporary(relay.id())),
                List.of(
                        Port.tcp("http", http),
                        Port.udp("udp", udp),
                        Port.tcp("tcp", udp),
                        Port.udp("stamp", stamp)),
                Readiness.http(http),
                Set.of(KAFKA));
    }

    private Component frontDoor() {
        var ports = settings.ports();
        var properties = new LinkedHashMap<String, String>();
        properties.put(FrontDoorMain.PORT, Integer.toString(ports.frontDoor()));
        properties.put(FrontDoorMain.BIND, settings.bind());
        properties.put(FrontDoorMain.NEIGHBOURS, neighbours());
        if (apps.has(Apps.WEB)) {
            properties.put(FrontDoorMain.WEB_ROOT, apps.of(Apps.WEB).toString());
        }
        return java(
                FRONT_DOOR,
                JavaProgram.local(apps.of(Apps.LOCAL), FrontDoorMain.class, List.of(), properties),
                List.of(Port.tcp("http", ports.frontDoor())),
                Readiness.http(ports.frontDoor()),
                Set.of());
    }

    private String neighbours() {
        var ports = settings.ports();
        var neighbours = new ArrayList<String>();
        neighbours.add(Apps.ROOM_SERVICE + "=" + ports.roomService());
        neighbours.add(Apps.TELEMETRY_INGEST + "=" + ports.telemetryIngest());
        neighbours.add(Apps.INCIDENT_SERVICE + "=" + ports.incidentService());
        neighbours.add(Apps.RECORDING_SERVICE + "=" + ports.recordingService());
        for (var relay : RelaySlot.values()) {
            neighbours.add(relay.id() + "=" + ports.relayHttp(relay));
        }
        return String.join(",", neighbours);
    }

    /** What every service is told. */
    private Map<String, String> service(int httpPort) {
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

    private Component quarkus(String name, Map<String, String> properties, int httpPort) {
        return java(
                name,
                JavaProgram.quarkus(apps.of(name), JavaProgram.SMALL, properties),
                List.of(Port.tcp("http", httpPort)),
                Readiness.http(httpPort),
                Set.of(KAFKA));
    }

    private Component java(
            String name,
            JavaProgram program,
            List<Port> ports,
            Readiness readiness,
            Set<String> needs) {
        var command = program.command(name, quickStart, home.temporary(name));
        return component(name, command, ports, readiness, needs);
    }

    private Component component(
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

    /** In the environment, where other users of the machine do not see the password. */
    private Component withDatabase(Component service) {
        var postgres = postgresNode().settings();
        var environment = new LinkedHashMap<>(service.environment());
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl());
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl());
        environment.put("QUARKUS_DATASOURCE_USERNAME", PostgresSettings.ROLE);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", postgres.password());
        return new Component(
                service.name(),
                service.ports(),
                service.command(),
                environment,
                service.log(),
                service.readiness(),
                Set.of(KAFKA, POSTGRES),
                service.prepare(),
                service.stop(),
                service.priority());
    }
}
