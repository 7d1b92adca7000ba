package dev.evenkeel.local.process;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Ports other programs listen on that we are about to need.
 *
 * @param taken each with the component that needs it
 */
record TakenPorts(List<Needed> taken) {
    /** Who needs which port. */
    record Needed(String component, Port port) {
        @Override
        public String toString() {
            return "%s %d (%s)".formatted(port.protocol(), port.number(), component);
        }
    }

    static TakenPorts of(List<Component> missing) {
        return new TakenPorts(
                missing.stream()
                        .flatMap(c -> c.ports().stream().map(port -> new Needed(c.name(), port)))
                        .filter(needed -> !needed.port().isFree())
                        .toList());
    }

    boolean isEmpty() {
        return taken.isEmpty();
    }

    /** Nothing is started; the first component in want of a port says so for all of them. */
    List<StartResult> refuse(List<Component> components) {
        var first = taken.getFirst().component();
        return components.stream()
                .<StartResult>map(component ->
                        component.name().equals(first)
                                ? new StartResult.Failed(first, sentence())
                                : new StartResult.Skipped(component.name()))
                .toList();
    }

    private String sentence() {
        var list = taken.stream().map(Needed::toString).collect(Collectors.joining(", "));
        return "%s taken by another program: %s. End it, or choose other ports with EVENKEEL_PORT."
                .formatted(taken.size() == 1 ? "A port is" : "Ports are", list);
    }
}
