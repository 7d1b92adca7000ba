package dev.evenkeel.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.local.Await;
import dev.evenkeel.local.process.Component.Priority;
import dev.evenkeel.local.process.Component.StopSignal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real processes: shells that say in a file that they serve. */
class SupervisorTest {
    @TempDir Path folder;
    private Supervisor supervisor;
    private final List<Component> made = new ArrayList<>();

    @BeforeEach
    void open() {
        supervisor =
                new Supervisor(
                        new RunFiles(folder.resolve("run")),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(2));
    }

    @AfterEach
    void stopEverything() {
        supervisor.down(made, stopped -> {});
    }

    @Test
    void startsEachComponentAfterThoseItNeeds() {
        // Given
        var components = List.of(server("database"), server("service", "database"));
        List<String> told = Collections.synchronizedList(new ArrayList<>());

        // When
        var results = supervisor.up(components, result -> told.add(result.name()));

        // Then
        assertThat(told).containsExactly("database", "service");
        assertThat(results).allMatch(StartResult.Started.class::isInstance);
        assertThat(states(components)).containsOnly(Status.State.RUNNING);
    }

    @Test
    void theProcessLeadsASessionOfItsOwn() throws IOException {
        // Given
        var component = server("service");

        // When
        supervisor.up(List.of(component), result -> {});

        // Then
        var pid = pid(component);
        var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        var session = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3];
        assertThat(session).isEqualTo(Long.toString(pid));
    }

    @Test
    void bookkeepingYieldsTheProcessorToMeetings() throws IOException {
        // Given
        var meeting = server("room");
        var bookkeeping = server("incidents").bookkeeping();

        // When
        supervisor.up(List.of(meeting, bookkeeping), result -> {});

        // Then
        assertThat(niceValue(pid(meeting))).isZero();
        assertThat(niceValue(pid(bookkeeping))).isEqualTo(5);
        var group = Path.of("/proc", Long.toString(pid(bookkeeping)), "autogroup");
        if (Files.exists(group)) {
            assertThat(Files.readString(group)).endsWith("nice 5\n");
        }
    }

    /** Relative to this process, which may itself have been started with a nice value. */
    private static int niceValue(long pid) throws IOException {
        return niceOf(Long.toString(pid)) - niceOf("self");
    }

    private static int niceOf(String process) throws IOException {
        var stat = Files.readString(Path.of("/proc", process, "stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[16]);
    }

    @Test
    void aSecondUpStartsOnlyWhatIsMissing() {
        // Given
        var components = List.of(server("relay-a"), server("relay-b"));
        supervisor.up(components, result -> {});
        var survivor = pid(components.get(1));
        kill(components.get(0));

        // When
        var results = supervisor.up(components, result -> {});

        // Then
        assertThat(results)
                .containsExactly(
                        new StartResult.Started("relay-a"),
                        new StartResult.AlreadyRunning("relay-b"));
        assertThat(pid(components.get(1))).isEqualTo(survivor);
    }

    @Test
    void whatFailsTakesAlongOnlyWhatWasStartedWithIt() {
        // Given
        var before = server("before");
        supervisor.up(List.of(before), result -> {});
        var fine = server("fine");
        var broken = component("broken", "echo 'ERROR no key'; exit 1", List.of(), "fine");

        // When
        var results = supervisor.up(List.of(before, fine, broken), result -> {});

        // Then
        assertThat(results.get(2))
                .isInstanceOfSatisfying(
                        StartResult.Failed.class,
                        failed ->
                                assertThat(failed.sentence())
                                        .contains("broken ended right after its start")
                                        .contains("ERROR no key"));
        assertThat(states(List.of(before, fine, broken)))
                .containsExactly(Status.State.RUNNING, Status.State.STOPPED, Status.State.STOPPED);
    }

    @Test
    void namesATakenPort() throws IOException {
        // Given
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Port.tcp("http", taken.getLocalPort());

            // When
            var results =
                    supervisor.up(
                            List.of(component("service", "exit 0", List.of(port))), result -> {});

            // Then
            assertThat(results.getFirst())
                    .isInstanceOfSatisfying(
                            StartResult.Failed.class,
                            failed ->
                                    assertThat(failed.sentence())
                                            .contains("TCP " + taken.getLocalPort() + " (service)")
                                            .contains("EVENKEEL_PORT"));
        }
    }

    @Test
    void aProcessThatNeverServesIsGivenUpAndStopped() {
        // Given
        var silent = component("silent", "sleep 60", List.of());

        // When
        var results = supervisor.up(List.of(silent), result -> {});

        // Then
        assertThat(((StartResult.Failed) results.getFirst()).sentence())
                .contains("does not answer after 3 s");
        assertThat(states(List.of(silent))).containsExactly(Status.State.STOPPED);
    }

    @Test
    void stopsInReverseOrderAndKillsWhatDoesNotEnd() {
        // Given
        var deaf = component("database", "trap '' TERM; " + SERVE, List.of());
        var components = List.of(deaf, server("service", "database"));
        supervisor.up(components, result -> {});
        List<String> told = Collections.synchronizedList(new ArrayList<>());

        // When
        supervisor.down(components, told::add);

        // Then
        assertThat(told).containsExactly("service", "database");
        assertThat(states(components)).containsOnly(Status.State.STOPPED);
    }

    @Test
    void keepsTheLogOfTheRunBefore() throws IOException {
        // Given
        var component = component("service", "echo run $$; " + SERVE, List.of());
        supervisor.up(List.of(component), result -> {});
        var first = pid(component);
        supervisor.down(List.of(component), stopped -> {});

        // When
        supervisor.up(List.of(component), result -> {});

        // Then
        assertThat(folder.resolve("log/service.previous.log")).hasContent("run " + first);
        assertThat(folder.resolve("log/service.log")).hasContent("run " + pid(component));
    }

    /** Serves as long as it runs; what it serves with is its own pid. */
    private static final String SERVE = "echo $$ > \"$SERVING\"; while :; do sleep 0.1; done";

    private Component server(String name, String... needs) {
        return component(name, SERVE, List.of(), needs);
    }

    private Component component(String name, String script, List<Port> ports, String... needs) {
        var serving = folder.resolve(name + ".serving");
        var component =
                new Component(
                        name,
                        ports,
                        List.of("sh", "-c", script),
                        Map.of("SERVING", serving.toString()),
                        folder.resolve("log").resolve(name + ".log"),
                        () -> Files.exists(serving),
                        Set.of(needs),
                        () -> serving.toFile().delete(),
                        StopSignal.TERM,
                        Priority.MEETING);
        made.add(component);
        return component;
    }

    private List<Status.State> states(List<Component> components) {
        return supervisor.status(components).stream().map(Status::state).toList();
    }

    private long pid(Component component) {
        return supervisor.status(List.of(component)).getFirst().pid();
    }

    private void kill(Component component) {
        var handle = ProcessHandle.of(pid(component)).orElseThrow();
        handle.destroyForcibly();
        Await.until(() -> !handle.isAlive(), Duration.ofSeconds(5));
    }
}
