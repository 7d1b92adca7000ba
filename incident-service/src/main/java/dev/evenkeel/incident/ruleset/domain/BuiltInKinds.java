package dev.evenkeel.incident.ruleset.domain;

import dev.evenkeel.incident.rule.domain.Scope;
import dev.evenkeel.incident.rule.domain.When;
import java.util.Map;
import java.util.Set;

/** Kinds with logic of their own: each is the id of the one rule of its kind. */
final class BuiltInKinds {
    private static final Map<String, Set<String>> THRESHOLDS =
            Map.of(
                    "relay-lost",
                    Set.of(
                            "refusedAbsenceMillis",
                            "confirmedAbsenceMillis",
                            "unconfirmedAbsenceMillis",
                            "vouchedAbsenceMillis",
                            "afterBaselineMillis",
                            "neverHeardMillis",
                            "knownForMillis",
                            "goneAfterMillis"),
                    "relay-sick",
                    Set.of("lossRatio", "affectedRatio", "fewestAffected", "windowAgeMillis"),
                    "participant-path-lossy",
                    Set.of(
                            "lossRatio",
                            "meanOpinionScore",
                            "windowAgeMillis",
                            "forgottenAfterMillis"),
                    "site-link-bad",
                    Set.of(
                            "lossRatio",
                            "meanOpinionScore",
                            "affectedRatio",
                            "fewestAffected",
                            "windowAgeMillis",
                            "linkLossRatio",
                            "measurementAgeMillis"),
                    "observer-deaf",
                    Set.of("knownForMillis"),
                    "rules-invalid",
                    Set.of());

    private BuiltInKinds() {}

    static Set<String> names() {
        return THRESHOLDS.keySet();
    }

    /** The thresholds that a rule of this kind must have; none for others. */
    static Set<String> thresholds(String kind) {
        return THRESHOLDS.getOrDefault(kind, Set.of());
    }

    static boolean isAboutRelays(When when) {
        return switch (when) {
            case When.BuiltIn(String kind) -> kind.startsWith("relay-");
            case When.Threshold threshold -> threshold.per() == Scope.RELAY;
            case When.Change change -> change.per() == Scope.RELAY;
            case When.Rate rate -> rate.events().per() == Scope.RELAY;
            case When.Transitions transitions -> transitions.events().per() == Scope.RELAY;
            case When.State state -> state.events().per() == Scope.RELAY;
            case When.Absence absence -> absence.events().per() == Scope.RELAY;
            case When.Correlation correlation -> correlation.parent() == Scope.RELAY;
        };
    }
}
