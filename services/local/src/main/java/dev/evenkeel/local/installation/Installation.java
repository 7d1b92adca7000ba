package dev.evenkeel.local.installation;

import dev.evenkeel.local.cli.Launcher;
import dev.evenkeel.local.frontdoor.FrontDoorMain;
import dev.evenkeel.local.installation.JavaProgram.QuickStart;
import dev.evenkeel.local.process.Component;
import dev.evenkeel.local.process.Port;
import dev.evenkeel.local.process.Readiness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every process of one machine, in the order in which they are listed and started. */
public final class Installation {
    /** The broker. */
    public static final String KAFKA = Stores.KAFKA;

    /** Made-up people, while a drill has some. */
    public static final String DRILL_PEOPLE = "drill-people";

    private static final String DRILL_PROGRAM = "dev.evenkeel.media.rehearsal.DrillPeople";
    private static final String DRILL_LOSS = "0.15";
    private static final String FRONT_DOOR = "front-door";

    private final Settings settings;
    private final Home home;
    private final Apps apps;
    private final Secrets secrets;
    private final Programs programs;
    private final Stores stores;

    public Installation(Settings settings, Apps apps) {
        this(settings, apps, QuickStart.USE);
    }

    Installation(Settings settings, Apps apps, QuickStart quickStart) {
        this.settings = settings;
        this.home = new Home(settings.home());
        this.apps = apps;
        this.secrets = new Secrets(home.secrets()).createMissing();
        this.programs = new Programs(settings, home, apps, secrets, quickStart);
        this.stores = new Stores(programs);
    }

    public List<Component> components() {
        var components = new ArrayList<Component>();
        components.add(stores.kafka().bookkeeping());
        components.add(stores.postgres().bookkeeping());
        components.add(roomService());
        components.add(telemetryIngest().bookkeeping());
        components.add(incidentService().bookkeeping());
        components.add(recordingService().bookkeeping());
        var relays = new Relays(programs);
        for (var relay : settings.relays()) {
            components.add(relays.relay(relay));
        }
        components.add(frontDoor());
        return components;
    }

    /**
     * Made-up people of a drill meeting who lose packets on their way to a relay. It serves once
     * they do, and since when is in {@link #lossSince}.
     */
    public Component drillPeople(String meetingId, String relayId) {
        var url = "http://127.0.0.1:" + settings.ports().frontDoor();
        var entry = new ArrayList<String>();
        entry.addAll(List.of("-cp", ClassPath.of(apps.of(Apps.REHEARSAL)), DRILL_PROGRAM, url));
        entry.addAll(List.of(meetingId, relayId, DRILL_LOSS, lossSince().toString()));
        return programs.java(
                DRILL_PEOPLE,
                new JavaProgram(apps.of(Apps.REHEARSAL), JavaProgram.CLIENT, entry, Map.of()),
                List.of(),
                () -> Files.exists(lossSince()),
                Set.of());
    }

    /** The file that holds since when the made-up people of a drill lose packets. */
    public Path lossSince() {
        return home.temporary(DRILL_PEOPLE).resolve("loss-since");
    }

    private Component roomService() {
        var properties = programs.service(settings.ports().roomService());
        properties.put("evenkeel.tokens.private-key-file", secrets.privateKeyFile().toString());
        properties.put("evenkeel.accounts.setup-file", home.administratorSetup().toString());
        return stores.withDatabase(
                programs.quarkus(Apps.ROOM_SERVICE, properties, settings.ports().roomService()));
    }

    private Component telemetryIngest() {
        var port = settings.ports().telemetryIngest();
        return programs.quarkus(Apps.TELEMETRY_INGEST, programs.service(port), port);
    }

    private Component incidentService() {
        var port = settings.ports().incidentService();
        var properties = programs.service(port);
        // For plans that drain relays.
        properties.put("evenkeel.tokens.private-key-file", secrets.privateKeyFile().toString());
        properties.put("evenkeel.console.access", settings.consoleAccess());
        watched()
                .forEach(
                        (name, url) -> properties.put("evenkeel.components.services." + name, url));
        if (settings.drills()) {
            properties.put("evenkeel.drills.fault-command", faultCommand());
            properties.put(
                    "evenkeel.drills.rooms-url",
                    "http://127.0.0.1:" + settings.ports().roomService());
        }
        properties.put(
                "evenkeel.incident.quality.state-directory",
                home.root().resolve("quality-state").toString());
        return stores.withDatabase(programs.quarkus(Apps.INCIDENT_SERVICE, properties, port));
    }

    /** Where those say whether they are ready whose absence is an incident; relays beat. */
    private Map<String, String> watched() {
        var ports = settings.ports();
        return Map.of(
                Apps.ROOM_SERVICE,
                Readiness.url(ports.roomService()),
                Apps.TELEMETRY_INGEST,
                Readiness.url(ports.telemetryIngest()),
                Apps.RECORDING_SERVICE,
                Readiness.url(ports.recordingService()),
                FRONT_DOOR,
                Readiness.url(ports.frontDoor()));
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
        var properties = programs.service(port);
        properties.put("evenkeel.tokens.private-key-file", secrets.privateKeyFile().toString());
        properties.put("evenkeel.recording.folder", home.data("recordings").toString());
        properties.put("evenkeel.recording.master-key-file", secrets.recordingKeyFile().toString());
        return stores.withDatabase(programs.quarkus(Apps.RECORDING_SERVICE, properties, port));
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
        return programs.java(
                FRONT_DOOR,
                JavaProgram.local(apps.of(Apps.LOCAL), FrontDoorMain.class, List.of(), properties),
                List.of(Port.tcp("http", ports.frontDoor())),
                Readiness.http(ports.frontDoor()),
                Set.of());
    }

    /** All relays that there may be: one more may come while the front door is there. */
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
}
