package dev.evenkeel.incident.incident.domain;

import dev.evenkeel.incident.plan.domain.MeetingMoves;
import dev.evenkeel.incident.plan.domain.Step;
import java.util.List;
import java.util.stream.Collectors;

/** What was ordered, in a sentence for each kind of step. */
final class OrderText {
    private OrderText() {}

    static List<String> of(List<MeetingMoves.Ordered> orders) {
        return orders.stream()
                .collect(Collectors.groupingBy(order -> actionOf(order.step())))
                .entrySet()
                .stream()
                .map(same -> ordered(same.getKey(), same.getValue()))
                .toList();
    }

    private static String actionOf(Step step) {
        return switch (step.action()) {
            case PROMOTE_STANDBY -> "promote the standby";
            case MOVE_MEETING -> "move the meeting";
            case REPLACE_STANDBY -> "replace the standby";
        };
    }

    private static String ordered(String action, List<MeetingMoves.Ordered> orders) {
        String meetings =
                orders.stream()
                        .limit(10)
                        .map(order ->
                                "%s (epoch %d)"
                                        .formatted(order.step().meetingId(), order.step().epoch()))
                        .collect(Collectors.joining(", "));
        String more = orders.size() > 10 ? " and %d more".formatted(orders.size() - 10) : "";
        return "Ordered to %s: %s%s.".formatted(action, meetings, more);
    }
}
