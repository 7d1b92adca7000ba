package dev.evenkeel.incident.ruleset.events;

import dev.evenkeel.incident.ruleset.domain.RuleCatalog;
import dev.evenkeel.incident.ruleset.domain.RuleError;
import java.time.Instant;
import java.util.List;

/**
 * The rules in force, and what is wrong with the files as they are now.
 *
 * @param errors of newer files, which are not in force; empty when the files are in force
 * @param since when these rules came into force
 */
public record RulesInForce(RuleCatalog catalog, List<RuleError> errors, Instant since) {
    public RulesInForce {
        errors = List.copyOf(errors);
    }
}
