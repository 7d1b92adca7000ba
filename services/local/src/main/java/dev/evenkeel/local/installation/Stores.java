package dev.evenkeel.local.installation;

import dev.evenkeel.local.kafka.KafkaMain;
import dev.evenkeel.local.postgres.PostgresInstall;
import dev.evenkeel.local.postgres.PostgresNode;
import dev.evenkeel.local.postgres.PostgresSettings;
import dev.evenkeel.local.process.Component;
import dev.evenkeel.local.process.Component.Priority;
import dev.evenkeel.local.process.Component.StopSignal;
import dev.evenkeel.local.process.Port;
import dev.evenkeel.local.process.Readiness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the services keep their state in. */
final class Stores {
    static final String KAFKA = "kafka";
    static final String POSTGRES = "postgres";

    private final Programs programs;

    Stores(Programs programs) {
        this.programs = programs;
    }

    Component kafka() {
        var ports = programs.settings().ports();
        var arguments =
                List.of(
                        programs.home().data(KAFKA).toString(),
                        Integer.toString(ports.kafka()),
                        Integer.toString(ports.kafkaController()));
        return programs.java(
                KAFKA,
                JavaProgram.local(
                        programs.apps().of(Apps.LOCAL), KafkaMain.class, arguments, Map.of()),
                List.of(
                        Port.tcp("kafka", ports.kafka()),
                        Port.tcp("controller", ports.kafkaController())),
                Readiness.tcp(ports.kafka()),
                Set.of());
    }

    Component postgres() {
        var node = postgresNode();
        return new Component(
                POSTGRES,
                List.of(Port.tcp("postgres", programs.settings().ports().postgres())),
                node.command(),
                Map.of(),
                programs.home().log(POSTGRES),
                node::isServing,
                Set.of(),
                () -> {
                    PostgresInstall.into(programs.home().postgresPrograms());
                    node.prepare();
                },
                StopSignal.INT,
                Priority.MEETING);
    }

    private PostgresNode postgresNode() {
        return new PostgresNode(
                new PostgresInstall(programs.home().postgresPrograms()),
                new PostgresSettings(
                        programs.home().data(POSTGRES),
                        programs.settings().ports().postgres(),
                        programs.secrets().postgresPassword(),
                        programs.home().log(POSTGRES + "-initialisation"),
                        true));
    }

    /** In the environment, where other users of the machine do not see the password. */
    Component withDatabase(Component service) {
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
