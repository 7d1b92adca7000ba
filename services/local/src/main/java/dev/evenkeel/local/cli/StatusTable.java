package dev.evenkeel.local.cli;

import dev.evenkeel.local.process.Status;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The table a person sees: one line per process, the columns as wide as they must be. */
final class StatusTable {
    private StatusTable() {}

    static void print(List<Status> statuses) {
        System.out.print(text(statuses));
    }

    static String text(List<Status> statuses) {
        var name = width("NAME", statuses.stream().map(Status::name).toList());
        var address = width("ADDRESS", statuses.stream().map(StatusTable::address).toList());
        var line = "%-" + name + "s  %-8s  %7s  %-" + address + "s  %s%n";
        return line.formatted("NAME", "STATE", "PID", "ADDRESS", "LOG")
                + statuses.stream().map(status -> row(line, status)).collect(Collectors.joining());
    }

    private static String row(String line, Status status) {
        return line.formatted(
                status.name(),
                status.state().name().toLowerCase(Locale.ROOT),
                status.pid() == null ? "–" : status.pid(),
                address(status),
                status.log());
    }

    private static String address(Status status) {
        return status.ports().entrySet().stream()
                .map(port -> address(port.getKey(), port.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String address(String use, int port) {
        return switch (use) {
            case "http" -> "http://localhost:" + port;
            case "udp" -> "udp:" + port;
            case "controller" -> "(controller:" + port + ")";
            default -> "localhost:" + port;
        };
    }

    private static int width(String title, List<String> cells) {
        return Math.max(title.length(), cells.stream().mapToInt(String::length).max().orElse(0));
    }
}
